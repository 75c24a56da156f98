//! The proposal is not built as a proposal is.

crate::codes::answer_page! {
    /// The proposal is not built as a proposal is.
    ///
    /// A proposal is a JSON object with a part called `answers`, which is an object too: each question's name with
    /// its answer.
    /// `finished`, if it is there, is `true` or a list of the names of finished lists; `title` is words, and `as of` a
    /// date.
    /// What is built otherwise is left out; what can be read is assessed.
    ///
    /// Wrong, because the answers are a list:
    ///
    /// ```json
    /// { "title": "New roof for the library", "answers": ["£120,000", "yes"] }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// {
    ///   "title": "New roof for the library",
    ///   "answers": { "public cost": "£120,000", "contested": "yes" },
    ///   "finished": ["claims"]
    /// }
    /// ```
    A101
}
