//! `any gate is not met` stands outside the verdict.

crate::codes::code! {
    /// `any gate is not met` stands outside the verdict.
    ///
    /// Checks come after all values, and the verdict comes after all checks.
    /// So only the verdict can ask whether a gate, a major or a minor check is not met.
    ///
    /// ```weigh error W311
    /// define in trouble is any gate is not met
    /// ```
    ///
    /// ```weigh
    /// verdict
    ///   not ready when any gate is not met
    ///   ready otherwise
    /// ```
    ///
    /// Elsewhere, use the condition that the check needs.
    W311 Error
}
