//! A question is never asked.

crate::codes::code! {
    /// A question is never asked.
    ///
    /// The condition behind its `when` never holds.
    ///
    /// ```weigh warning W914
    /// ask reason: text "Why is it so dear?"
    ///   when public cost is over £10bn
    /// check explained "It is explained"
    ///   needs reason is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The question takes no more than £10bn.
    ///
    /// ```weigh
    /// ask reason: text "Why is it so dear?"
    ///   when public cost is over £1bn
    /// check explained "It is explained"
    ///   needs reason is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W914 Warning
}
