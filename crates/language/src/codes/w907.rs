//! A value with conditions is never taken.

crate::codes::code! {
    /// A value with conditions is never taken.
    ///
    /// The first condition that holds decides. No answers get as far as this one, or it never holds.
    W907 Warning
}
