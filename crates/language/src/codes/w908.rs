//! A row of a table never fits.

crate::codes::code! {
    /// A row of a table never fits.
    ///
    /// What the row's cells ask for together does not occur.
    /// Let a neighbouring row take it in, or mend its cells.
    ///
    /// ```weigh warning W908
    /// table fee: money
    /// | public cost     | fee  |
    /// | under £1m       | £100 |
    /// | £1m up to £20bn | £200 |
    /// | £20bn or more   | £300 |
    /// check paid "The fee is covered"
    ///   needs evaluation budget is at least fee
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// A public cost is £10bn at most.
    ///
    /// ```weigh
    /// table fee: money
    /// | public cost | fee  |
    /// | under £1m   | £100 |
    /// | £1m or more | £200 |
    /// check paid "The fee is covered"
    ///   needs evaluation budget is at least fee
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W908 Warning
}
