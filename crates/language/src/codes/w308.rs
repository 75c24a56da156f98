//! A value is of another sort than its table, level or the values before it.

crate::codes::code! {
    /// A value is of another sort than its table, level or the values before it.
    W308 Error
}
