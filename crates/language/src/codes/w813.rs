//! A local pack lets a check count for less.

crate::codes::code! {
    /// A local pack lets a check count for less.
    ///
    /// From grave to slight: `gate`, `major`, `minor`. In no case may the check count for less than it
    /// does in the pack that is extended.
    W813 Error
}
