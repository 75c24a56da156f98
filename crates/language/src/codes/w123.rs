//! An expression is too long or too deep to be read.

crate::codes::code! {
    /// An expression is too long or too deep to be read.
    W123 Error
}
