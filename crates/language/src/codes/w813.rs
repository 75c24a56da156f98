//! A local pack lets a check count for less.

crate::codes::code! {
    /// A local pack lets a check count for less.
    ///
    /// From grave to slight: `gate`, `major`, `minor`. In no case may the check count for less than it
    /// does in the pack that is extended.
    /// The central check counts as major, and this one would be minor where the cost is small:
    ///
    /// ```weigh local error W813
    /// tighten evaluation paid for
    ///   counts as gate when public cost is over £1m, otherwise minor
    ///   because "It matters most for large schemes."
    /// ```
    ///
    /// Let it count for at least as much in each case.
    ///
    /// ```weigh local
    /// tighten evaluation paid for
    ///   counts as gate when public cost is over £1m, otherwise major
    ///   because "It matters most for large schemes."
    /// ```
    W813 Error
}
