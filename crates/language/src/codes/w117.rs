//! A check says the same part twice.

crate::codes::code! {
    /// A check says the same part twice.
    W117 Error
}
