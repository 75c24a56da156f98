//! Something is declared and never used.

crate::codes::code! {
    /// Something is declared and never used.
    ///
    /// A setting, definition, table, source or framework that nothing refers to. Perhaps something else was meant to.
    ///
    /// ```weigh warning W911
    /// setting least share is 1%, illustrative
    /// check evaluated "Evaluation is paid for"
    ///   needs evaluation budget is at least 1% of public cost
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The check says the figure itself.
    /// Turning the setting would change nothing.
    ///
    /// ```weigh
    /// setting least share is 1%, illustrative
    /// check evaluated "Evaluation is paid for"
    ///   needs evaluation budget is at least least share of public cost
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W911 Warning
}
