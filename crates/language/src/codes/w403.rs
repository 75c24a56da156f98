//! A column looks at a text.

crate::codes::code! {
    /// A column looks at a text.
    W403 Error
}
