//! A check that always applies is said to apply in more cases.

crate::codes::code! {
    /// A check that always applies is said to apply in more cases.
    ///
    /// The line has no effect. Remove it.
    W815 Warning
}
