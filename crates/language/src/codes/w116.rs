//! A line of a score does not read “points for something”.

crate::codes::code! {
    /// A line of a score does not read “points for something”.
    ///
    /// Each line of a score starts with its points, then `for`, then what earns them.
    ///
    /// ```weigh error W116
    /// score monitoring, worth 10 "Monitoring"
    ///   6 points for plan is given "There is a plan"
    ///   4 evaluation budget is given "It is paid for"
    /// ```
    ///
    /// ```weigh
    /// score monitoring, worth 10 "Monitoring"
    ///   6 for plan is given "There is a plan"
    ///   4 for evaluation budget is given "It is paid for"
    /// ```
    W116 Error
}
