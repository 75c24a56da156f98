//! A setting is more than a single figure.

crate::codes::code! {
    /// A setting is more than a single figure.
    ///
    /// A setting is a figure that somebody may turn without reading the rules: one amount, percentage, number or
    /// date, or yes or no.
    /// What is computed from answers would change from proposal to proposal.
    ///
    /// ```weigh error W310
    /// setting match expected is 25% of public cost
    /// ```
    ///
    /// Keep the figure as a setting, and compute with it in a definition.
    ///
    /// ```weigh
    /// setting match share expected is 25%
    /// define match expected is match share expected of public cost
    /// ```
    W310 Error
}
