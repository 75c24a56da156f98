//! A value with conditions is never taken.

crate::codes::code! {
    /// A value with conditions is never taken.
    ///
    /// The first condition that holds decides. No answers get as far as this one, or it never holds.
    ///
    /// ```weigh warning W907
    /// define share is 1% when public cost is over £1m, 2% when public cost is over £5m, otherwise 0%
    /// check evaluated "Evaluation is paid for"
    ///   needs evaluation budget is at least share of public cost
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// Whatever is over £5m is over £1m too, and that comes first.
    /// Put the narrower condition first.
    ///
    /// ```weigh
    /// define share is 2% when public cost is over £5m, 1% when public cost is over £1m, otherwise 0%
    /// check evaluated "Evaluation is paid for"
    ///   needs evaluation budget is at least share of public cost
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W907 Warning
}
