//! There is no central check of this name to tighten.

crate::codes::code! {
    /// There is no central check of this name to tighten.
    ///
    /// Only checks of the pack that is extended can be tightened. A pack's own checks are changed where
    /// they stand.
    /// Often the name is misspelt, or it is that of a setting.
    ///
    /// ```weigh local error W810
    /// tighten plan exist
    ///   also needs evaluation budget is given
    ///   because "Plans without a budget were not carried out."
    /// ```
    ///
    /// Write the name as the central pack has it.
    ///
    /// ```weigh local
    /// tighten plan exists
    ///   also needs evaluation budget is given
    ///   because "Plans without a budget were not carried out."
    /// ```
    W810 Error
}
