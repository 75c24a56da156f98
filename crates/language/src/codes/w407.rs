//! A case fits two rows; the message shows one.

crate::codes::code! {
    /// A case fits two rows; the message shows one.
    ///
    /// Exactly one row must fit every case.
    /// Here two fit the case that the message shows, and they might give different results.
    ///
    /// ```weigh error W407
    /// table grant rate: percentage
    /// | public cost     | rate |
    /// | at most £50,000 | 50%  |
    /// | £50,000 or more | 25%  |
    /// ```
    ///
    /// Narrow one of the two.
    /// `A up to B` takes A in and leaves B out, so such ranges fit together without a gap.
    ///
    /// ```weigh
    /// table grant rate: percentage
    /// | public cost     | rate |
    /// | under £50,000   | 50%  |
    /// | £50,000 or more | 25%  |
    /// ```
    W407 Error
}
