//! A metric's property is asked of something that is not a metric.

crate::codes::code! {
    /// A metric's property is asked of something that is not a metric.
    W306 Error
}
