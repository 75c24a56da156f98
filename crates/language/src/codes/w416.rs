//! A row stands under a block that is neither a table nor a level.

crate::codes::code! {
    /// A row stands under a block that is neither a table nor a level.
    ///
    /// A line that starts with `|` is a row of the table or level above it.
    /// Here the block above it is something else; perhaps the line that opens the table was lost.
    ///
    /// ```weigh error W416
    /// define reserve is 5% of public cost
    /// | complexity | rate |
    /// | any        | 50%  |
    /// ```
    ///
    /// Write the line that opens the table above its rows.
    ///
    /// ```weigh
    /// define reserve is 5% of public cost
    /// table grant rate: percentage
    /// | complexity | rate |
    /// | any        | 50%  |
    /// ```
    W416 Error
}
