//! What a claim contributes to a target is no quantity.

crate::codes::code! {
    /// What a claim contributes to a target is no quantity.
    ///
    /// A share of a target is a number of homes out of a number of homes, or an amount of money out of another. A text, a date or a choice is a part of nothing.
    ///
    /// ```weigh error W712
    /// ask effects: list of effect "What will it change?"
    ///   has metric: a metric in emof "Which metric?"
    ///   has evidence: text "How do you know?"
    ///
    /// share of targets over effects "Share of the region's targets"
    ///   metric is metric
    ///   contributes evidence
    /// ```
    ///
    /// Ask how much it is.
    ///
    /// ```weigh
    /// ask effects: list of effect "What will it change?"
    ///   has metric: a metric in emof "Which metric?"
    ///   has amount: number "By how much?"
    ///
    /// share of targets over effects "Share of the region's targets"
    ///   metric is metric
    ///   contributes amount
    /// ```
    W712 Error
}
