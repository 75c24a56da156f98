//! A case fits no row; the message shows one.

crate::codes::code! {
    /// A case fits no row; the message shows one.
    ///
    /// Every case that can occur must find its row.
    /// The message shows one that finds none.
    /// Mostly it lies exactly on a bound, or a combination of two columns was forgotten.
    ///
    /// ```weigh error W406
    /// table grant rate: percentage
    /// | public cost   | complexity     | rate |
    /// | under £50,000 | any            | 50%  |
    /// | over £50,000  | low            | 25%  |
    /// | over £50,000  | medium or high | 40%  |
    /// ```
    ///
    /// Here a cost of exactly £50,000 fits no row.
    /// `over` and `under` leave the bound itself out; `or more` takes it in.
    ///
    /// ```weigh
    /// table grant rate: percentage
    /// | public cost     | complexity     | rate |
    /// | under £50,000   | any            | 50%  |
    /// | £50,000 or more | low            | 25%  |
    /// | £50,000 or more | medium or high | 40%  |
    /// ```
    W406 Error
}
