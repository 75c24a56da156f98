//! A list is used as if it were a value.

crate::codes::code! {
    /// A list is used as if it were a value.
    ///
    /// A list holds several items, and it is not said what to make of them: how many they are, what they add up
    /// to, or whether all of them meet a condition.
    ///
    /// ```weigh error W302
    /// define enough is claims is at least 3
    /// ```
    ///
    /// ```weigh
    /// define enough is count of claims is at least 3
    /// define all measured is all of claims have metric is given
    /// define amount in all is total over claims of amount
    /// ```
    W302 Error
}
