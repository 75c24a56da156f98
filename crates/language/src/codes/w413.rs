//! A row never fits, because of a cell that no value can fit.

crate::codes::code! {
    /// A row never fits, because of a cell that no value can fit.
    ///
    /// What a column looks at has limits: an amount starts at £0 unless its question says otherwise.
    /// The cell asks for a value outside of them, or for a whole number where none lies.
    ///
    /// ```weigh error W413
    /// table grant rate: percentage
    /// | public cost | rate |
    /// | under £0    | 0%   |
    /// | any         | 50%  |
    /// ```
    ///
    /// Remove the row, or mend the cell or the limits of the question.
    ///
    /// ```weigh
    /// table grant rate: percentage
    /// | public cost | rate |
    /// | any         | 50%  |
    /// ```
    W413 Warning
}
