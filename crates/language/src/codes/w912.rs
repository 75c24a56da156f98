//! A line of a score makes no difference.

crate::codes::code! {
    /// A line of a score makes no difference.
    ///
    /// It is worth 0 points, never counts, never earns anything, or always earns everything.
    ///
    /// ```weigh warning W912
    /// score case, worth 10 "The case"
    ///   8 for plan is given "Planned"
    ///   2 for public cost is at least £0 "Costed"
    /// ```
    ///
    /// Everybody earns these two points.
    ///
    /// ```weigh
    /// score case, worth 10 "The case"
    ///   8 for plan is given "Planned"
    ///   2 for public cost is given "Costed"
    /// ```
    W912 Warning
}
