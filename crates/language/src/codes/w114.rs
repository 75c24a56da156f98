//! The limits of a question cannot be read.

crate::codes::code! {
    /// The limits of a question cannot be read.
    W114 Error
}
