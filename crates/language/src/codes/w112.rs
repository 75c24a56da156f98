//! A name, a value or a word is missing in an expression.

crate::codes::code! {
    /// A name, a value or a word is missing in an expression.
    ///
    /// Something must stand at this place: a name, a figure, a condition, or a word that belongs to the phrase
    /// before it.
    /// Often the line was left half finished.
    ///
    /// ```weigh error W112
    /// define well funded is evaluation budget is at least
    /// define claimed in all is total over claims
    /// ```
    ///
    /// ```weigh
    /// define well funded is evaluation budget is at least 1% of public cost
    /// define claimed in all is total over claims of amount
    /// ```
    ///
    /// The message also comes when a value is compared with a text in quotation marks.
    /// Options are written without the marks: `complexity is high`.
    W112 Error
}
