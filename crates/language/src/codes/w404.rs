//! A cell cannot be read.

crate::codes::code! {
    /// A cell cannot be read.
    W404 Error
}
