//! Something is counted in a unit that no question has.

crate::codes::code! {
    /// Something is counted in a unit that no question has.
    W131 Error
}
