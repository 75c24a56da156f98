//! Something is counted in a unit that no question has.

crate::codes::code! {
    /// Something is counted in a unit that no question has.
    ///
    /// Behind an amount and “per” stands what it is for: one home, one place, one month.
    /// The pack must count that somewhere, with a question such as `number of homes`; days, weeks, months and years
    /// are always known.
    ///
    /// ```weigh error W131
    /// ask homes: number of homes "How many homes are improved?"
    /// define dear is public cost / homes is over £16,000 per house
    /// ```
    ///
    /// Use the word that the question uses, for one of them.
    ///
    /// ```weigh
    /// ask homes: number of homes "How many homes are improved?"
    /// define dear is public cost / homes is over £16,000 per home
    /// ```
    W131 Error
}
