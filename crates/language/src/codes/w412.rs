//! The rows above it fit all that a row fits.

crate::codes::code! {
    /// The rows above it fit all that a row fits.
    W412 Warning
}
