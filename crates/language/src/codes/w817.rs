//! The dates of an edition make no sense.

crate::codes::code! {
    /// The dates of an edition make no sense.
    ///
    /// An edition ends after it starts, and one that follows another says from when it is in force.
    W817 Error
}
