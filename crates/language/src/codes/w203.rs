//! This is not one of the options, or not a level.

crate::codes::code! {
    /// This is not one of the options, or not a level.
    ///
    /// A choice has the options that its question or level lists, and no others.
    /// A rule that compares it with anything else could never fit.
    ///
    /// ```weigh error W203
    /// define hard to deliver is complexity is hihg
    /// define well evidenced is evidence tier is at least T4
    /// ```
    ///
    /// ```weigh
    /// define hard to deliver is complexity is high
    /// define well evidenced is evidence tier is at least T3
    /// ```
    W203 Error
}
