//! A row has more or fewer cells than the heading.

crate::codes::code! {
    /// A row has more or fewer cells than the heading.
    ///
    /// Each row has as many cells as the heading has columns.
    /// If one is missing, nobody can tell which of the columns the others belong to.
    ///
    /// ```weigh error W402
    /// table match share expected: percentage
    /// | complexity     | contested | share |
    /// | low            | any       | 25%   |
    /// | medium or high | 10%       |
    /// ```
    ///
    /// A column that does not matter in a row holds `any`.
    ///
    /// ```weigh
    /// table match share expected: percentage
    /// | complexity     | contested | share |
    /// | low            | any       | 25%   |
    /// | medium or high | any       | 10%   |
    /// ```
    W402 Error
}
