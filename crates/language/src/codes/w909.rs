//! A condition, or a part of one, always holds or never does.

crate::codes::code! {
    /// A condition, or a part of one, always holds or never does.
    ///
    /// It does not depend on the answers as it looks it does, so it says nothing.
    /// Mostly a bound lies outside the limits of a question.
    ///
    /// ```weigh warning W909
    /// check planned "It is planned and costed"
    ///   needs plan is given and public cost is at least £0
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The second part holds of every cost, and says nothing.
    ///
    /// ```weigh
    /// check planned "It is planned and costed"
    ///   needs plan is given and public cost is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W909 Warning
}
