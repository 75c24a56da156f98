//! It is not clear how many of the best count, or to what a value is rounded.

crate::codes::code! {
    /// It is not clear how many of the best count, or to what a value is rounded.
    ///
    /// A value is rounded to a figure of its own sort: money to £1,000, a percentage to 1%, a number to 5 or 0.1.
    /// The figure is above zero, and it is written down or a setting.
    ///
    /// ```weigh error W132
    /// define round cost is public cost rounded to the nearest 1,000
    /// ```
    ///
    /// Say it in pounds.
    ///
    /// ```weigh
    /// define round cost is public cost rounded to the nearest £1,000
    /// ```
    ///
    /// Of the best of a list, a whole number counts, and only a total or an average can be made of them:
    /// `average over claims of amount, best 3 only, or 0 if there are none`.
    W132 Error
}
