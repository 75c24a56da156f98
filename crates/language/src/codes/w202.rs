//! Something is declared twice.

crate::codes::code! {
    /// Something is declared twice.
    W202 Error
}
