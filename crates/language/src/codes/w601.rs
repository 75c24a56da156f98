//! An example answers something that is no question.

crate::codes::code! {
    /// An example answers something that is no question.
    W601 Error
}
