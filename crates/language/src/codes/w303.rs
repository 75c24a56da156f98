//! A check is used as if it were a value.

crate::codes::code! {
    /// A check is used as if it were a value.
    ///
    /// Checks come after all values.
    /// What a value rests on can therefore not be a check; only the verdict asks about checks, all of one weight
    /// at a time.
    ///
    /// ```weigh error W303
    /// define ready for the board is plan exists
    /// ```
    ///
    /// Use the condition that the check needs.
    /// If it is long, give it a name, and use the name in both places.
    ///
    /// ```weigh
    /// define planned is plan is given
    /// define ready for the board is planned and start date is given
    /// ```
    W303 Error
}
