//! The rows of a table, or the value of a level, are said in two places.

crate::codes::code! {
    /// The rows of a table, or the value of a level, are said in two places.
    W415 Error
}
