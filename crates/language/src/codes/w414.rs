//! The bounds of a cell are out of order.

crate::codes::code! {
    /// The bounds of a cell are out of order.
    W414 Error
}
