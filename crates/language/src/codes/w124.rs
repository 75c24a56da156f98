//! A line opens with a word that starts nothing in its block.

crate::codes::code! {
    /// A line opens with a word that starts nothing in its block.
    ///
    /// Each block has lines of its own, and each of these starts with a fixed word.
    /// This line starts with a word that means nothing in its block.
    /// It may be misspelt, or it belongs to another block.
    ///
    /// ```weigh error W124
    /// check start known "The start date is known"
    ///   need start date is given
    ///   shuold [GUIDE 3]
    ///   counts as minor
    ///   if not "There is no start date."
    ///   to fix "Say when delivery starts."
    /// ```
    ///
    /// ```weigh
    /// check start known "The start date is known"
    ///   needs start date is given
    ///   should [GUIDE 3]
    ///   counts as minor
    ///   if not "There is no start date."
    ///   to fix "Say when delivery starts."
    /// ```
    W124 Error
}
