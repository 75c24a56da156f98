//! A value in braces has no closing brace.

crate::codes::code! {
    /// A value in braces has no closing brace.
    ///
    /// In the texts of a check, braces hold a value that is put into the text.
    /// An opening brace without a closing one leaves open where the value ends.
    ///
    /// ```weigh error W121
    /// check budget in proportion "The evaluation budget is in proportion"
    ///   needs evaluation budget is at least 1% of public cost
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "Evaluation has {evaluation budget, and 1% of the cost is expected."
    ///   to fix "Set aside at least {1% of public cost}."
    /// ```
    ///
    /// ```weigh
    /// check budget in proportion "The evaluation budget is in proportion"
    ///   needs evaluation budget is at least 1% of public cost
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "Evaluation has {evaluation budget}, and {1% of public cost} is expected."
    ///   to fix "Set aside at least {1% of public cost}."
    /// ```
    W121 Error
}
