//! It cannot be read which way a metric should go.

crate::codes::code! {
    /// It cannot be read which way a metric should go.
    ///
    /// Write `better when higher`, `better when lower` or `direction depends` under the metric.
    ///
    /// ```weigh error W930
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Warmth"
    /// metric A1.1.1 "Households in fuel poverty"
    ///   better when cheaper
    /// ```
    ///
    /// Only these words are known: higher and lower.
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Warmth"
    /// metric A1.1.1 "Households in fuel poverty"
    ///   better when lower
    /// ```
    W930 Error
}
