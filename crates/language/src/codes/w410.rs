//! It is not clear which rows a table takes.

crate::codes::code! {
    /// It is not clear which rows a table takes.
    W410 Error
}
