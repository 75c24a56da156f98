//! A name, a value or a word is missing in an expression.

crate::codes::code! {
    /// A name, a value or a word is missing in an expression.
    W112 Error
}
