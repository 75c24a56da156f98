//! A line belongs to nothing, or its first word is misspelt.

crate::codes::code! {
    /// A line belongs to nothing, or its first word is misspelt.
    ///
    /// A file is made of blocks, and each block starts with a word such as `ask`, `define` or `check` at the
    /// start of a line.
    /// This line starts with another word, so it belongs to no block.
    /// Mostly the word is misspelt, or it is the word another tool would use.
    ///
    /// ```weigh error W105
    /// question match funding: money "How much match funding is secured?"
    /// defin match share is match funding / public cost
    /// ```
    ///
    /// ```weigh
    /// ask match funding: money "How much match funding is secured?"
    /// define match share is match funding / public cost
    /// ```
    ///
    /// A line that is only for people starts with two dashes: `-- Figures agreed with finance.`
    W105 Error
}
