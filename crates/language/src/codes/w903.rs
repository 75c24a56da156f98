//! A check can never be met.

crate::codes::code! {
    /// A check can never be met.
    ///
    /// No answers make what this check needs hold, so whoever it applies to fails it.
    /// Mostly two of its conditions contradict each other, or a bound lies outside the limits of a question.
    W903 Warning
}
