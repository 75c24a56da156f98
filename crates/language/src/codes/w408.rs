//! A table is too large to prove; split it.

crate::codes::code! {
    /// A table is too large to prove; split it.
    ///
    /// To prove that exactly one row fits every case, all combinations of the columns are tried.
    /// With many columns and many bounds there are too many of them, and nobody could read the table either.
    ///
    /// ```weigh error W408
    /// ask homes: number of homes "How many homes are improved?"
    /// ask jobs: number of jobs "How many jobs are made?"
    /// ask visits: number of visits "How many visits does it bring?"
    /// table urgency: one of low, high
    /// | public cost   | evaluation budget | homes       | jobs        | visits      | complexity | contested | urgency |
    /// | under £1m     | under £1k         | under 10    | under 10    | under 10    | low        | no        | low     |
    /// | £1m up to £2m | £1k up to £2k     | 10 up to 20 | 10 up to 20 | 10 up to 20 | medium     | yes       | low     |
    /// | £2m up to £3m | £2k up to £3k     | 20 up to 30 | 20 up to 30 | 20 up to 30 | high       | any       | low     |
    /// | £3m up to £4m | £3k up to £4k     | 30 up to 40 | 30 up to 40 | 30 up to 40 | any        | any       | high    |
    /// | £4m or more   | £4k or more       | 40 or more  | 40 or more  | 40 or more  | any        | any       | high    |
    /// ```
    ///
    /// Split it: one table puts each figure in a band, and another joins the bands.
    ///
    /// ```weigh
    /// ask homes: number of homes "How many homes are improved?"
    /// ask jobs: number of jobs "How many jobs are made?"
    /// table gain: one of small, large
    /// | homes      | jobs       | gain  |
    /// | under 40   | under 40   | small |
    /// | under 40   | 40 or more | large |
    /// | 40 or more | any        | large |
    /// table urgency: one of low, high
    /// | gain  | complexity     | urgency |
    /// | small | any            | low     |
    /// | large | low            | low     |
    /// | large | medium or high | high    |
    /// ```
    W408 Error
}
