//! Files use, extend or follow one another in a circle.

crate::codes::code! {
    /// Files use, extend or follow one another in a circle.
    ///
    /// The message names the way round. Somewhere on it, a line must go.
    /// Here `costs.weigh` needs a figure that stands in `funding.weigh`:
    ///
    /// ```weigh as costs.weigh error W802
    /// part "Costs"
    /// use "funding.weigh"
    ///
    /// ask works cost: money "What do the works cost?"
    /// define works covered is grant is at least works cost
    /// ```
    ///
    /// And `funding.weigh` needs one that stands in `costs.weigh`:
    ///
    /// ```weigh as funding.weigh error W802
    /// part "Funding"
    /// use "costs.weigh"
    ///
    /// ask grant: money "How much is granted?"
    /// define grant share is grant / works cost
    /// ```
    ///
    /// Take out one of the lines.
    /// What two files both need can stand in one of them, or in a part that both use.
    /// The pack that uses a part has its names as well:
    ///
    /// ```weigh
    /// part "Costs and funding"
    ///
    /// ask works cost: money "What do the works cost?"
    /// ask grant: money "How much is granted?"
    /// define works covered is grant is at least works cost
    /// define grant share is grant / works cost
    /// ```
    W802 Error
}
