//! A table has no rows.

crate::codes::code! {
    /// A table has no rows.
    ///
    /// A table says what holds in which case, one row for each case.
    /// Without rows it says nothing.
    ///
    /// ```weigh error W401
    /// table match share expected: percentage
    /// ```
    ///
    /// The first row names what each column looks at.
    ///
    /// ```weigh
    /// table match share expected: percentage
    /// | complexity     | share |
    /// | low            | 25%   |
    /// | medium or high | 10%   |
    /// ```
    W401 Error
}
