//! Too many files build on one another.

crate::codes::code! {
    /// Too many files build on one another.
    ///
    /// Files that use or extend one another, one behind the other, make a chain.
    /// At most 10 may stand in it, and at most 100 editions may follow one another.
    ///
    /// ```text
    /// grants.weigh  uses  money.weigh
    /// money.weigh   uses  costs.weigh
    /// costs.weigh   uses  works.weigh
    /// … and so on, to an eleventh file
    /// ```
    ///
    /// Join some of them, or let the pack use the parts itself, side by side.
    /// A part knows the names of all others.
    /// Of `money.weigh` and `works.weigh`
    ///
    /// ```weigh as money.weigh
    /// part "Money"
    ///
    /// section "Money"
    /// ask grant: money "How much is granted?"
    /// ```
    ///
    /// ```weigh as works.weigh
    /// part "Works"
    ///
    /// section "Works"
    /// ask works cost: money "What do the works cost?"
    /// ```
    ///
    /// neither needs to use the other:
    ///
    /// ```weigh
    /// rules "Grants"
    /// use "money.weigh"
    /// use "works.weigh"
    ///
    /// define grant share is grant / works cost
    /// ```
    W803 Error
}
