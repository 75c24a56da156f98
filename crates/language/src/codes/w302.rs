//! A list is used as if it were a value.

crate::codes::code! {
    /// A list is used as if it were a value.
    W302 Error
}
