//! The shares of targets do not rest on a metric.

crate::codes::code! {
    /// The shares of targets do not rest on a metric.
    ///
    /// A framework sets its targets on metrics. To tell which target a claim adds to, it must be known which metric the claim names.
    ///
    /// ```weigh error W711
    /// ask effects: list of effect "What will it change?"
    ///   has outcome: an outcome in emof "Which outcome?"
    ///   has amount: number "By how much?"
    ///
    /// share of targets over effects "Share of the region's targets"
    ///   metric is outcome
    ///   contributes amount
    /// ```
    ///
    /// An outcome has many metrics. Ask for the one that is meant.
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
    W711 Error
}
