//! It is not said what the average, largest or smallest of no items is.

crate::codes::code! {
    /// It is not said what the average, largest or smallest of no items is.
    ///
    /// A list may be empty, and then it has no average, no largest and no smallest value.
    /// Somebody has to decide what counts in that case, and the rule must say it.
    ///
    /// ```weigh error W309
    /// define typical amount is average over claims of amount
    /// ```
    ///
    /// ```weigh
    /// define typical amount is average over claims of amount, or 0 if there are none
    /// ```
    ///
    /// An average of conditions is a share, and then 0 is the careful choice: nothing shown, nothing earned.
    W309 Error
}
