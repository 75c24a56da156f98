//! A check is tightened twice in the same pack.

crate::codes::code! {
    /// A check is tightened twice in the same pack.
    ///
    /// Join the two blocks, so that the changes to a check stand in one place.
    W811 Error
}
