//! Too many definitions build on one another.

crate::codes::code! {
    /// Too many definitions build on one another.
    W209 Error
}
