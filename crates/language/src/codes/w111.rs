//! A value with `when` lacks a condition, or what it is otherwise.

crate::codes::code! {
    /// A value with `when` lacks a condition, or what it is otherwise.
    ///
    /// A value that depends on conditions names each value with its condition, and ends with what holds if none of
    /// them does.
    /// Without the last part, some proposals would have no value at all, and nobody would notice until one came.
    ///
    /// ```weigh error W111
    /// define share to set aside is 2% when complexity is high, 1% when complexity is medium
    /// ```
    ///
    /// Put a comma and `otherwise` at the end.
    ///
    /// ```weigh
    /// define share to set aside is
    ///     2% when complexity is high,
    ///     1% when complexity is medium,
    ///     otherwise 0%
    /// ```
    W111 Error
}
