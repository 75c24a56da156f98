//! A check never applies.

crate::codes::code! {
    /// A check never applies.
    ///
    /// Nothing that can be answered makes this check apply, so it is never shown as met or not met.
    /// Mend the condition behind `applies`, or take the check out.
    ///
    /// ```weigh warning W901
    /// check large "Large schemes have a plan"
    ///   applies when public cost is over £10bn
    ///   needs plan is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The question takes no more than £10bn, so no cost is over it.
    ///
    /// ```weigh
    /// check large "Large schemes have a plan"
    ///   applies when public cost is over £1bn
    ///   needs plan is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W901 Warning
}
