//! A check that always applies is said to apply in more cases.

crate::codes::code! {
    /// A check that always applies is said to apply in more cases.
    ///
    /// There are no more cases, so the line has no effect.
    ///
    /// ```weigh local warning W815
    /// tighten plan exists
    ///   also applies when public cost is at least £20,000
    ///   also needs evaluation budget is given
    ///   because "Plans without a budget were not carried out."
    /// ```
    ///
    /// Remove it.
    /// If the check should ask for more in some cases only, say that in what it needs.
    ///
    /// ```weigh local
    /// tighten plan exists
    ///   also needs public cost is under £20,000 or evaluation budget is given
    ///   because "Plans without a budget were not carried out."
    /// ```
    W815 Warning
}
