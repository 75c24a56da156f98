//! A name, an item or a score is not declared.

crate::codes::code! {
    /// A name, an item or a score is not declared.
    W201 Error
}
