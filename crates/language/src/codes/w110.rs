//! An expression is understood only up to this place.

crate::codes::code! {
    /// An expression is understood only up to this place.
    ///
    /// The line makes sense up to the marked place, and what comes then does not follow from it.
    /// Often a joining word is missing, or a word of everyday English stands where the language has another.
    ///
    /// ```weigh error W110
    /// define well funded is evaluation budget is at least £50,000 contested
    /// define budget share is 2% if contested, otherwise 1%
    /// ```
    ///
    /// Conditions are joined by `and` or `or`.
    /// A value depends on a condition by `when`.
    ///
    /// ```weigh
    /// define well funded is evaluation budget is at least £50,000 and contested
    /// define budget share is 2% when contested, otherwise 1%
    /// ```
    ///
    /// The message also comes when something stands behind the words in quotation marks: `when` and `help` start
    /// lines of their own.
    W110 Error
}
