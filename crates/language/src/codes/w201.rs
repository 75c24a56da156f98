//! A name, an item or a score is not declared.

crate::codes::code! {
    /// A name, an item or a score is not declared.
    ///
    /// Each name in a rule must be declared somewhere in the pack: as a question, a setting, a definition, a
    /// table, a level or a score.
    /// This one is not.
    /// Mostly it is misspelt, or it is written with other capitals than where it is declared.
    ///
    /// ```weigh error W201
    /// define match needed is 25% of publc cost
    /// ```
    ///
    /// ```weigh
    /// define match needed is 25% of public cost
    /// ```
    ///
    /// The fields of a list are known only where its items are at hand.
    /// Elsewhere, say which items you mean: `total over claims of amount`.
    W201 Error
}
