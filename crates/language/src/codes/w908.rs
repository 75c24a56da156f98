//! A row of a table never fits.

crate::codes::code! {
    /// A row of a table never fits.
    ///
    /// What the row's cells ask for together does not occur.
    /// Let a neighbouring row take it in, or mend its cells.
    W908 Warning
}
