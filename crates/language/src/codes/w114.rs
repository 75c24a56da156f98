//! The limits of a question cannot be read.

crate::codes::code! {
    /// The limits of a question cannot be read.
    ///
    /// Limits say which answers a question accepts.
    /// They have three forms: `from A to B`, `at least A` and `at most B`.
    /// The figures are of the sort that is asked for, and the lower one comes first.
    ///
    /// ```weigh error W114
    /// ask match share: percentage, between 0 and 100 "Which share is match funding?"
    /// ask grant: money, from 0 to 50000 "How much grant is asked for?"
    /// ```
    ///
    /// ```weigh
    /// ask match share: percentage, from 0% to 100% "Which share is match funding?"
    /// ask grant: money, from £0 to £50,000 "How much grant is asked for?"
    /// ```
    ///
    /// The length of a list is limited by `up to` and a number, at most 10,000.
    W114 Error
}
