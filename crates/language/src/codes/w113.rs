//! A closing bracket is missing.

crate::codes::code! {
    /// A closing bracket is missing.
    W113 Error
}
