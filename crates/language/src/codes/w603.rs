//! An example gives something the pack does not have.

crate::codes::code! {
    /// An example gives something the pack does not have.
    ///
    /// An example shows what readers see in the end: a level, a check, a score, the total, its completeness or
    /// the verdict.
    /// Other values are steps on the way, and an example cannot ask for them.
    ///
    /// ```weigh error W603
    /// define least evaluation is 1% of public cost
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives least evaluation £1,200
    /// ```
    ///
    /// Ask for what the value leads to.
    ///
    /// ```weigh
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives evidence tier T1
    /// ```
    W603 Error
}
