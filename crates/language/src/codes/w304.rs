//! Two values of different sorts are compared.

crate::codes::code! {
    /// Two values of different sorts are compared.
    ///
    /// Only like can be compared with like: money with money, a percentage with a percentage, a choice with one of
    /// its options.
    /// A bare 75 is not 75%, and a bare 50,000 is not £50,000.
    ///
    /// ```weigh error W304
    /// ask match share: percentage, from 0% to 100% "Which share is match funding?"
    /// define enough match is match share is at least 25
    /// define small budget is evaluation budget is under 50,000
    /// ```
    ///
    /// Write figures with their sign.
    ///
    /// ```weigh
    /// ask match share: percentage, from 0% to 100% "Which share is match funding?"
    /// define enough match is match share is at least 25%
    /// define small budget is evaluation budget is under £50,000
    /// ```
    ///
    /// To compare an amount with a share, say of what it is a share: `evaluation budget is at least 1% of public cost`.
    W304 Error
}
