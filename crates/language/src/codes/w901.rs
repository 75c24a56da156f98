//! A check never applies.

crate::codes::code! {
    /// A check never applies.
    ///
    /// Nothing that can be answered makes this check apply, so it is never shown as met or not met.
    /// Mend the condition behind `applies`, or take the check out.
    W901 Warning
}
