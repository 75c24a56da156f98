//! It is not clear what an example gives.

crate::codes::code! {
    /// It is not clear what an example gives.
    ///
    /// Behind the name of what comes out stands how it comes out.
    /// A level is one of its names or `unknown`; a check is `met`, `not met`, `not required` or `unknown`; a score
    /// is a number, or `from` one number `to` another.
    ///
    /// ```weigh error W602
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives evidence tier
    ///   gives plan exists missing
    /// ```
    ///
    /// ```weigh
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives evidence tier T1
    ///   gives plan exists unknown
    /// ```
    W602 Error
}
