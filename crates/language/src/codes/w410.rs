//! It is not clear which rows a table takes.

crate::codes::code! {
    /// It is not clear which rows a table takes.
    ///
    /// Without a line that starts with `takes`, exactly one row must fit.
    /// Such a line says that it is otherwise, and there are four of them: `takes the first row that fits`, `takes the
    /// total of rows that fit`, `takes the largest of rows that fit`, `takes the smallest of rows that fit`.
    /// A table has one of them at most.
    ///
    /// ```weigh error W410
    /// table grant rate: percentage
    ///   takes the top row
    /// | complexity | rate |
    /// | high       | 40%  |
    /// | any        | 50%  |
    /// ```
    ///
    /// Write the line as it stands above.
    ///
    /// ```weigh
    /// table grant rate: percentage
    ///   takes the first row that fits
    /// | complexity | rate |
    /// | high       | 40%  |
    /// | any        | 50%  |
    /// ```
    W410 Error
}
