//! A check can never be met.

crate::codes::code! {
    /// A check can never be met.
    ///
    /// No answers make what this check needs hold, so whoever it applies to fails it.
    /// Mostly two of its conditions contradict each other, or a bound lies outside the limits of a question.
    ///
    /// ```weigh warning W903
    /// check simple "It is simple"
    ///   needs complexity is low and complexity is medium
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// One answer cannot be two options.
    /// Either of them may be.
    ///
    /// ```weigh
    /// check simple "It is simple"
    ///   needs complexity is one of low, medium
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W903 Warning
}
