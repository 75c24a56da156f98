//! No rule uses the answer to a question.

crate::codes::code! {
    /// No rule uses the answer to a question.
    ///
    /// The question takes people's time, and no check, score, level or message reads what they write.
    /// Use it, or put the line `for the record` under it: then the answer is kept for people to read.
    ///
    /// ```weigh warning W910
    /// ask partner: text "Who else is in it?"
    /// ```
    ///
    /// Either a rule uses it, or it is kept for people to read.
    ///
    /// ```weigh
    /// ask partner: text "Who else is in it?"
    ///   for the record
    /// ```
    W910 Warning
}
