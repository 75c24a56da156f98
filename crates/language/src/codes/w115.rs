//! It is not clear how far a level is raised or dropped.

crate::codes::code! {
    /// It is not clear how far a level is raised or dropped.
    ///
    /// A line that raises or drops a level says how far: by one step or by two.
    /// A level cannot be moved to a name in this way, as that might be a step up for one proposal and down for
    /// another.
    ///
    /// ```weigh error W115
    /// level scrutiny: light, usual, close "Scrutiny"
    ///   is light when public cost is under £1m, otherwise usual
    ///   raise to close when contested
    /// ```
    ///
    /// To set a floor or a ceiling, write `at least` or `at most` and the name.
    ///
    /// ```weigh
    /// level scrutiny: light, usual, close "Scrutiny"
    ///   is light when public cost is under £1m, otherwise usual
    ///   raise by one when contested
    ///   at least usual when complexity is high
    /// ```
    W115 Error
}
