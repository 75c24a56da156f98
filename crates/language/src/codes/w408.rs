//! A table has too many rows, columns or cases; split it.

crate::codes::code! {
    /// A table has too many rows, columns or cases; split it.
    W408 Error
}
