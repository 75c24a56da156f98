//! The rows that a table takes cannot be taken so.

crate::codes::code! {
    /// The rows that a table takes cannot be taken so.
    W411 Error
}
