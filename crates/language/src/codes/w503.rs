//! A line of a score, or the factor of a total, is not a condition, a percentage or a number.

crate::codes::code! {
    /// A line of a score, or the factor of a total, is not a condition, a percentage or a number.
    ///
    /// A line of a score earns all of its points, none, or a part.
    /// So behind `for` stands a condition, a percentage, or a number from 0 to 1.
    /// The factor of a total is a percentage or a number.
    /// An amount of money or a choice says nothing about how many points it earns.
    ///
    /// ```weigh error W503
    /// score monitoring, worth 10 "Monitoring"
    ///   6 for evaluation budget "It is paid for"
    ///   4 for complexity "It is simple"
    /// ```
    ///
    /// ```weigh
    /// score monitoring, worth 10 "Monitoring"
    ///   6 for evaluation budget / (1% of public cost) "It is paid for"
    ///   4 for 1 when complexity is low, 0.5 when complexity is medium, otherwise 0 "It is simple"
    /// ```
    W503 Error
}
