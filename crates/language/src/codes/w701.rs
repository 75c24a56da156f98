//! An outcome, a group or a metric stands in no theme, outcome or group.

crate::codes::code! {
    /// An outcome, a group or a metric stands in no theme, outcome or group.
    W701 Error
}
