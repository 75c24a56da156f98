//! This is not a list.

crate::codes::code! {
    /// This is not a list.
    W206 Error
}
