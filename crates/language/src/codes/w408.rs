//! A table is too large to prove; split it.

crate::codes::code! {
    /// A table is too large to prove; split it.
    ///
    /// That the right rows fit every case is proved by trying the cases, up to 2,000,000 steps.
    /// A table of bands never reaches that.
    /// One whose rows overlap in many columns at once may:
    ///
    /// ```text
    /// table urgency: percentage
    ///   takes the largest of rows that fit
    /// | cost         | budget       | homes      | jobs       | visits     | months     | contested | urgency |
    /// | any          | any          | any        | any        | any        | any        | yes       | 1%      |
    /// | any          | any          | any        | any        | any        | any        | no        | 1%      |
    /// | at least £1m | at least £1k | at least 1 | at least 1 | at least 1 | at least 1 | yes       | 2%      |
    /// | at least £2m | at least £2k | at least 2 | at least 2 | at least 2 | at least 2 | yes       | 3%      |
    /// | at least £3m | at least £3k | at least 3 | at least 3 | at least 3 | at least 3 | yes       | 4%      |
    /// … and so on, up to “at least 20” in each column
    /// ```
    ///
    /// Nobody could read such a table either.
    /// The message also comes when a table has more than 5,000 rows or 30 columns.
    ///
    /// Split it: one table puts each figure in a band, and another joins the bands.
    ///
    /// ```weigh
    /// ask homes: number of homes "How many homes are improved?"
    /// ask jobs: number of jobs "How many jobs are made?"
    ///
    /// table gain: one of small, large
    /// | homes      | jobs       | gain  |
    /// | under 40   | under 40   | small |
    /// | under 40   | 40 or more | large |
    /// | 40 or more | any        | large |
    ///
    /// table urgency: one of low, high
    /// | gain  | complexity     | urgency |
    /// | small | any            | low     |
    /// | large | low            | low     |
    /// | large | medium or high | high    |
    /// ```
    W408 Error
}
