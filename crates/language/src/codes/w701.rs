//! An outcome, a group or a metric stands in no theme, outcome or group.

crate::codes::code! {
    /// An outcome, a group or a metric stands in no theme, outcome or group.
    ///
    /// A framework is a tree: themes hold outcomes, outcomes hold metrics, perhaps in groups.
    /// Each belongs to the nearest one above it, so the order of the blocks matters.
    ///
    /// ```weigh error W701
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// metric A1.1.1 "Homes in EPC bands A to C"
    /// outcome A1.1 "Warm homes"
    /// ```
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Energy"
    /// metric A1.1.1 "Homes in EPC bands A to C"
    ///   source "EPC register"
    /// ```
    W701 Error
}
