//! A rule names a metric that is retired.

crate::codes::code! {
    /// A rule names a metric that is retired.
    ///
    /// The framework says that this metric is no longer to be used.
    W920 Warning
}
