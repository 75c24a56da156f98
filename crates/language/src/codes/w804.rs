//! A part is checked without the pack that uses it.

crate::codes::code! {
    /// A part is checked without the pack that uses it.
    ///
    /// What its names mean is known only there.
    /// Lines that cannot be read are reported all the same, and so are files that are not there.
    /// Here `equality.weigh` was checked by itself:
    ///
    /// ```weigh as equality.weigh warning W804
    /// part "Equality questions"
    ///
    /// section "Equality"
    /// ask screening date: date "When were effects on protected groups screened?"
    /// define screened in time is screening date is under decision date
    /// ```
    ///
    /// It may well be in order.
    /// Where the decision date comes from is known to the pack only, so check the pack as well.
    /// That checks the part with it.
    ///
    /// ```weigh
    /// rules "Grants"
    /// use "equality.weigh"
    ///
    /// section "Timing"
    /// ask decision date: date "When is the decision due?"
    /// ```
    W804 Warning
}
