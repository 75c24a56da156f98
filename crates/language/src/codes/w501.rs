//! A line of a score for each item has `required when`.

crate::codes::code! {
    /// A line of a score for each item has `required when`.
    W501 Error
}
