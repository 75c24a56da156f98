//! A rule names a metric that is a placeholder.

crate::codes::code! {
    /// A rule names a metric that is a placeholder.
    ///
    /// The framework leaves open how this metric is measured. Rules that rest on it rest on something that is not settled.
    W919 Warning
}
