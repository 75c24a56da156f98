//! Too many files build on one another.

crate::codes::code! {
    /// Too many files build on one another.
    ///
    /// Files that use or extend one another, one behind the other, make a chain. Join some of them.
    W803 Error
}
