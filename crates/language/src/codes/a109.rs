//! A character of an answer was lost before it came here.

crate::codes::answer_page! {
    /// A character of an answer was lost before it came here.
    ///
    /// Programs put � where they cannot read a character: a file was saved with one table of characters and opened
    /// with another, or a text was cut in the middle of an emoji.
    /// The words are kept as they are, and the rest is assessed.
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "answers": { "lead organisation": "Caf� on the Green" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "lead organisation": "Café on the Green" } }
    /// ```
    A109
}
