//! A value in braces has no closing brace.

crate::codes::code! {
    /// A value in braces has no closing brace.
    W121 Error
}
