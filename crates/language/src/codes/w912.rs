//! A line of a score makes no difference.

crate::codes::code! {
    /// A line of a score makes no difference.
    ///
    /// It is worth 0 points, never counts, never earns anything, or always earns everything.
    W912 Warning
}
