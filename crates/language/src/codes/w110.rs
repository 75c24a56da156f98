//! An expression is understood only up to this place.

crate::codes::code! {
    /// An expression is understood only up to this place.
    W110 Error
}
