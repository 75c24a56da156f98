//! A name stands twice in the same place of a proposal.

crate::codes::answer_page! {
    /// A name stands twice in the same place of a proposal.
    ///
    /// Mostly an answer was copied and the first one was forgotten.
    /// The last one counts, as it does for every program that reads JSON; the message is there so that nobody is
    /// surprised by which.
    /// It is told of files only: a web page is handed the proposal when the first one has gone already.
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "answers": { "public cost": "£120,000", "contested": "no", "public cost": "£12,000" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "public cost": "£120,000", "contested": "no" } }
    /// ```
    A108
}
