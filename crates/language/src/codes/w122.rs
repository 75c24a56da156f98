//! A row of the verdict cannot be read, or its last row is missing.

crate::codes::code! {
    /// A row of the verdict cannot be read, or its last row is missing.
    ///
    /// The verdict is a list of rows, and the first row that fits is the verdict.
    /// Each row but the last says `when` and a condition; the last one says `otherwise`, so that there is always a
    /// verdict.
    /// What stands behind `otherwise` would never be reached.
    ///
    /// ```weigh error W122
    /// verdict
    ///   ready otherwise
    ///   not ready when any gate is not met
    /// ```
    ///
    /// ```weigh
    /// verdict
    ///   not ready when any gate is not met
    ///   ready with conditions when any major is not met
    ///   ready otherwise
    /// ```
    W122 Error
}
