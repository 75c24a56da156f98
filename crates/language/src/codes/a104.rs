//! An answer is not of the sort its question takes.

crate::codes::answer_page! {
    /// An answer is not of the sort its question takes.
    ///
    /// The message says what the question takes, and what was found.
    /// The answer is left out, and the question counts as not answered.
    ///
    /// - money: `"£250,000"`, `"£1.2m"` or the bare number `250000`
    /// - a percentage: `"2.5%"` or the bare number `2.5`
    /// - a number: `12`, or with its unit `"12 months"`
    /// - a date: `"1 April 2026"`
    /// - yes or no: `"yes"`, `"no"`, `true` or `false`
    /// - a list: one object for each item, in square brackets
    ///
    /// Wrong:
    ///
    /// ```json
    /// { "answers": { "public cost": "about 3 million", "start date": "spring 2027" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "public cost": "£3m", "start date": "1 April 2027" } }
    /// ```
    A104
}
