//! It is not clear what a check counts as.

crate::codes::code! {
    /// It is not clear what a check counts as.
    ///
    /// `counts as` says what a check that is not met does to the verdict.
    /// There are four words for it: `gate`, `major`, `minor` and `flag`.
    /// What the first three mean, the rows of the verdict say; a flag is only worth a second look.
    ///
    /// ```weigh error W120
    /// check cost known "The cost is known"
    ///   needs public cost is given
    ///   must [GUIDE 2]
    ///   counts as blocker
    ///   if not "There is no cost."
    ///   to fix "Give the whole-life public cost."
    /// ```
    ///
    /// It may depend on a condition; then a comma and `otherwise` come before the last word.
    ///
    /// ```weigh
    /// check cost known "The cost is known"
    ///   needs public cost is given
    ///   must [GUIDE 2]
    ///   counts as gate when evidence tier is at least T2, otherwise major
    ///   if not "There is no cost."
    ///   to fix "Give the whole-life public cost."
    /// ```
    W120 Error
}
