//! Two checks cannot both be met.

crate::codes::code! {
    /// Two checks cannot both be met.
    ///
    /// Both apply to the same proposals, both must be met, and what they need contradicts each other.
    /// The message names a case in which both apply.
    ///
    /// ```weigh warning W917
    /// check enough "Evaluation is paid for"
    ///   applies always
    ///   needs evaluation budget is at least £50,000
    ///   must [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// check lean "Evaluation is lean"
    ///   applies always
    ///   needs evaluation budget is at most £20,000
    ///   must [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// No budget is at least £50,000 and at most £20,000.
    /// Each may hold for some proposals.
    ///
    /// ```weigh
    /// check enough "Evaluation is paid for"
    ///   applies when public cost is at least £5m
    ///   needs evaluation budget is at least £50,000
    ///   must [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// check lean "Evaluation is lean"
    ///   applies when public cost is under £5m
    ///   needs evaluation budget is at most £20,000
    ///   must [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W917 Warning
}
