//! An example gives an answer that the question does not take.

crate::codes::code! {
    /// An example gives an answer that the question does not take.
    ///
    /// The answers of an example are read as those of the form are: an amount within its limits, one of the options,
    /// a date that exists.
    ///
    /// ```weigh error W604
    /// example "A cheap scheme"
    ///   with public cost plenty
    ///   with complexity hihg
    ///   gives evidence tier T1
    /// ```
    ///
    /// Write the answer as a person would give it.
    ///
    /// ```weigh
    /// example "A cheap scheme"
    ///   with public cost £120,000
    ///   with complexity high
    ///   gives evidence tier T1
    /// ```
    W604 Error
}
