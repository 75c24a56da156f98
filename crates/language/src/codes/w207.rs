//! No framework is used under this name.

crate::codes::code! {
    /// No framework is used under this name.
    W207 Error
}
