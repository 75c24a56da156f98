//! An example gives something the pack does not have.

crate::codes::code! {
    /// An example gives something the pack does not have.
    ///
    /// An example shows what the rules come to: a level, a check, a score, the total, its completeness, a definition,
    /// a table, a tension or the verdict.
    /// What is answered it does not give, and what is computed for each item of a list neither.
    ///
    /// ```weigh error W603
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives public cost £120,000
    /// ```
    ///
    /// Ask for what the answer leads to.
    ///
    /// ```weigh
    /// define least evaluation is 1% of public cost
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives evidence tier T1
    ///   gives least evaluation £1,200
    /// ```
    W603 Error
}
