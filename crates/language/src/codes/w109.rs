//! The sort of answer, or what a table gives, is not understood.

crate::codes::code! {
    /// The sort of answer, or what a table gives, is not understood.
    W109 Error
}
