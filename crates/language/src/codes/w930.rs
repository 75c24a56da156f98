//! It cannot be read which way a metric should go.

crate::codes::code! {
    /// It cannot be read which way a metric should go.
    ///
    /// Write `better when higher`, `better when lower` or `direction depends` under the metric.
    W930 Error
}
