//! A framework's target goes the wrong way.

crate::codes::code! {
    /// A framework's target goes the wrong way.
    ///
    /// The metric says which way is better, and its target leads the other way.
    ///
    /// ```weigh warning W918
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Warmth"
    /// metric A1.1.1 "Households in fuel poverty"
    ///   better when lower
    ///   target reaches 14% from 10%
    /// ```
    ///
    /// The share would rise.
    /// The two figures stand the wrong way round.
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Warmth"
    /// metric A1.1.1 "Households in fuel poverty"
    ///   better when lower
    ///   target reaches 10% from 14%
    /// ```
    W918 Warning
}
