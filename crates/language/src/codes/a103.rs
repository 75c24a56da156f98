//! An answer or a finished list has a name that the pack does not know.

crate::codes::answer_page! {
    /// An answer or a finished list has a name that the pack does not know.
    ///
    /// Answers stand under the names of the questions, as the rules write them: with spaces, and with the same
    /// capitals.
    /// An answer under another name is left out, and the question counts as not answered.
    /// The message offers the nearest name.
    /// The rules may also have a new edition in which the question is called differently.
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "answers": { "public_cost": "£120,000" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "public cost": "£120,000" } }
    /// ```
    A103
}
