//! A check is tightened twice in the same pack.

crate::codes::code! {
    /// A check is tightened twice in the same pack.
    ///
    /// Whoever wants to know what is changed in a check should find it in one place.
    ///
    /// ```weigh local error W811
    /// tighten evaluation paid for
    ///   also applies when public cost is at least £20,000
    ///   because "Grants of £20,000 are large for us."
    ///
    /// tighten evaluation paid for
    ///   counts as gate
    ///   because "Schemes without a budget were never evaluated."
    /// ```
    ///
    /// Join the two blocks.
    ///
    /// ```weigh local
    /// tighten evaluation paid for
    ///   also applies when public cost is at least £20,000
    ///   counts as gate
    ///   because "Grants of £20,000 are large for us, and schemes without a budget were never evaluated."
    /// ```
    W811 Error
}
