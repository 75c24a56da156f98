//! A definition depends on itself.

crate::codes::code! {
    /// A definition depends on itself.
    W205 Error
}
