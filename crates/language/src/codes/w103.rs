//! A figure or word cannot be read.

crate::codes::code! {
    /// A figure or word cannot be read.
    ///
    /// Figures are written in a few fixed ways, so that £1,200 and £1.2m cannot be mixed up:
    ///
    /// - amounts of money `£250,000`, `£1.2m`, `£3bn`
    /// - percentages `15%` or `2.5 per cent`
    /// - dates `1 April 2026`
    /// - numbers `1,150` or `0.25`
    ///
    /// A comma separates thousands, a point separates decimals.
    /// The message also comes for dates that do not exist, for other currencies, and for a name that starts with
    /// a figure.
    ///
    /// ```weigh error W103
    /// setting small grant under is £250.000
    /// setting claims close on is 31 June 2026
    /// setting claim limit is $5,000
    /// ```
    ///
    /// ```weigh
    /// setting small grant under is £250,000
    /// setting claims close on is 30 June 2026
    /// setting claim limit is £4,000
    /// ```
    W103 Error
}
