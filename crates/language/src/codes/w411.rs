//! The rows of this table or level cannot be taken in this way.

crate::codes::code! {
    /// The rows of this table or level cannot be taken in this way.
    ///
    /// Only amounts, percentages and numbers can be added up, or be the largest or smallest.
    /// Of options, and of yes and no, a table can take the first that fits.
    /// A level whose value stands behind `is` has no rows to take.
    ///
    /// ```weigh error W411
    /// table route: one of officer, director, board
    ///   takes the largest of rows that fit
    /// | public cost | contested | route    |
    /// | any         | any       | officer  |
    /// | over £1m    | any       | director |
    /// | any         | yes       | board    |
    /// ```
    ///
    /// Take the first row that fits, and put the rows that matter most above the others.
    ///
    /// ```weigh
    /// table route: one of officer, director, board
    ///   takes the first row that fits
    /// | public cost | contested | route    |
    /// | any         | yes       | board    |
    /// | over £1m    | any       | director |
    /// | any         | any       | officer  |
    /// ```
    W411 Error
}
