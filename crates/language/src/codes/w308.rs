//! A value is of another sort than its table, level or the values before it.

crate::codes::code! {
    /// A value is of another sort than its table, level or the values before it.
    ///
    /// A definition, a table or a level always gives the same sort of value.
    /// If it were sometimes an amount and sometimes a percentage, nothing could be done with it.
    ///
    /// ```weigh error W308
    /// define grant cap is £50,000 when complexity is low, otherwise 50%
    /// ```
    ///
    /// ```weigh
    /// define grant cap is £50,000 when complexity is low, otherwise 50% of public cost
    /// ```
    W308 Error
}
