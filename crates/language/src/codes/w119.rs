//! It is not clear when a check applies.

crate::codes::code! {
    /// It is not clear when a check applies.
    W119 Error
}
