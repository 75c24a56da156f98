//! A question is never asked.

crate::codes::code! {
    /// A question is never asked.
    ///
    /// The condition behind its `when` never holds.
    W914 Warning
}
