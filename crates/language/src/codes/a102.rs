//! The proposal has a part that proposals do not have.

crate::codes::answer_page! {
    /// The proposal has a part that proposals do not have.
    ///
    /// Beside `answers` a proposal may have a `title`, an `about` for notes, the `rules` it is written for,
    /// `finished`, the day of assessment as `as of`, and the `$schema` that an editor checks it with.
    /// Anything else at the outermost place is left out.
    /// Mostly it is misspelt, or it is an answer that belongs inside `answers`.
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "title": "New roof for the library", "public cost": "£120,000" }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "title": "New roof for the library", "answers": { "public cost": "£120,000" } }
    /// ```
    A102
}
