//! A text has no closing quotation mark.

crate::codes::code! {
    /// A text has no closing quotation mark.
    ///
    /// Texts stand between two straight quotation marks, on one line: titles, questions, help, messages.
    /// Without the second mark nobody can tell where the text ends, so the rest of the line is taken for text.
    /// Curly marks, which word processors make, do not count as marks: they may stand inside a text.
    ///
    /// ```weigh error W101
    /// ask match funding: money "How much match funding is secured?
    /// ask funder: text “Who gives it?”
    /// ```
    ///
    /// Put a straight mark at the start and at the end.
    /// A text that is too long for one line may go on in a second text in the next line.
    ///
    /// ```weigh
    /// ask match funding: money "How much match funding is secured?"
    ///   help "Count what is confirmed in writing."
    ///   "What is only promised does not count."
    /// ask funder: text "Who gives it, in “curly marks” if you quote a name?"
    /// ```
    W101 Error
}
