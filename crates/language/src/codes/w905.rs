//! A verdict is never given.

crate::codes::code! {
    /// A verdict is never given.
    ///
    /// The rows of the verdict are read from top to bottom, and the first that fits is given.
    /// This one is not reached by any answers: its condition never holds, or a row above it always does.
    ///
    /// ```weigh warning W905
    /// verdict
    ///   not ready when any gate is not met
    ///   ready when evidence tier is at least T1
    ///   exempt otherwise
    /// ```
    ///
    /// T1 is the lowest tier, so every proposal that passes the first row is ready.
    /// Mend that row.
    ///
    /// ```weigh
    /// verdict
    ///   not ready when any gate is not met
    ///   ready when evidence tier is at least T2
    ///   exempt otherwise
    /// ```
    ///
    /// A row for a weight that no check has yet, such as `any major is not met`, is not warned of: a pack that
    /// extends this one may add such a check.
    W905 Warning
}
