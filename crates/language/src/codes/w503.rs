//! A line of a score, or the factor of a total, is not a condition, a percentage or a number.

crate::codes::code! {
    /// A line of a score, or the factor of a total, is not a condition, a percentage or a number.
    W503 Error
}
