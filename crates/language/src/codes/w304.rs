//! Two values of different sorts are compared.

crate::codes::code! {
    /// Two values of different sorts are compared.
    W304 Error
}
