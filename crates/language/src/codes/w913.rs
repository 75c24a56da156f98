//! A score is added to nothing.

crate::codes::code! {
    /// A score is added to nothing.
    ///
    /// The pack has a total, and neither the total nor another score takes this score in.
    W913 Warning
}
