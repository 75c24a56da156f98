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
    ///   unclear when any major is not met
    ///   ready otherwise
    /// ```
    ///
    /// No check counts as major.
    /// Leave the row out until one does.
    ///
    /// ```weigh
    /// verdict
    ///   not ready when any gate is not met
    ///   ready otherwise
    /// ```
    W905 Warning
}
