//! Too many lines move a level.

crate::codes::code! {
    /// Too many lines move a level.
    W129 Error
}
