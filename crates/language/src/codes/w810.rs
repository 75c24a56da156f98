//! There is no central check of this name to tighten.

crate::codes::code! {
    /// There is no central check of this name to tighten.
    ///
    /// Only checks of the pack that is extended can be tightened. A pack's own checks are changed where
    /// they stand.
    W810 Error
}
