//! It is not clear when a check applies.

crate::codes::code! {
    /// It is not clear when a check applies.
    ///
    /// `applies` says for which proposals a check counts.
    /// It has three forms: `applies always`, `applies when` and a condition, and `applies at` a level.
    /// Left out, the check always applies.
    ///
    /// ```weigh error W119
    /// check baselines known "Each claim has a baseline"
    ///   applies to large schemes
    ///   needs all of claims have baseline is given
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "Some claims have no baseline."
    ///   to fix "Say what each metric is now."
    /// ```
    ///
    /// ```weigh
    /// check baselines known "Each claim has a baseline"
    ///   applies at T2 and above
    ///   needs all of claims have baseline is given
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "Some claims have no baseline."
    ///   to fix "Say what each metric is now."
    /// ```
    W119 Error
}
