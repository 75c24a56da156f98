//! A source is not declared.

crate::codes::code! {
    /// A source is not declared.
    W204 Error
}
