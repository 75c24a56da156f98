//! A row is never reached: the rows above it fit everything that it fits.

crate::codes::code! {
    /// A row is never reached: the rows above it fit everything that it fits.
    ///
    /// In a table that takes the first row that fits, rows further down count only for what is left.
    /// For this row nothing is left, so it might as well not be there.
    /// Mostly a general row stands above a special one.
    ///
    /// ```weigh error W412
    /// table grant rate: percentage
    ///   takes the first row that fits
    /// | complexity | rate |
    /// | any        | 50%  |
    /// | high       | 40%  |
    /// ```
    ///
    /// Put the special row above the general one, or remove it.
    ///
    /// ```weigh
    /// table grant rate: percentage
    ///   takes the first row that fits
    /// | complexity | rate |
    /// | high       | 40%  |
    /// | any        | 50%  |
    /// ```
    W412 Warning
}
