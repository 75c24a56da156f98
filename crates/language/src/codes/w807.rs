//! A local setting is of another sort than the central one.

crate::codes::code! {
    /// A local setting is of another sort than the central one.
    ///
    /// An amount stays an amount, a percentage a percentage. Only the figure may be another.
    /// Central rules compare the setting with values of its sort, and could not go on.
    ///
    /// ```weigh local error W807
    /// setting small scheme under is 100,000
    ///   because "Few of our schemes are larger."
    /// ```
    ///
    /// The central setting is an amount of money, so the local one needs its sign.
    ///
    /// ```weigh local
    /// setting small scheme under is £100,000
    ///   because "Few of our schemes are larger."
    /// ```
    W807 Error
}
