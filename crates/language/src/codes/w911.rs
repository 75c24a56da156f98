//! Something is declared and never used.

crate::codes::code! {
    /// Something is declared and never used.
    ///
    /// A setting, definition, table, source or framework that nothing refers to. Perhaps something else was meant to.
    W911 Warning
}
