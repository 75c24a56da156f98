//! An answer is not one of the options of its question.

crate::codes::answer_page! {
    /// An answer is not one of the options of its question.
    ///
    /// The message lists the options if they are few, and offers the nearest one.
    /// Options are written as the rules write them; outcomes and metrics of a framework are named by their ids.
    /// The answer is left out, and the question counts as not answered.
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "answers": { "complexity": "rather high", "main outcome": "Warm homes" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "complexity": "high", "main outcome": "A1.1" } }
    /// ```
    A106
}
