//! A row fits no value that its columns can have.

crate::codes::code! {
    /// A row fits no value that its columns can have.
    W413 Warning
}
