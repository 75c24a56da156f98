//! A `tighten` block changes nothing.

crate::codes::code! {
    /// A `tighten` block changes nothing.
    ///
    /// It names a check and gives a reason, but does not say what more is asked for.
    /// Mostly the line for that was forgotten.
    ///
    /// ```weigh local error W814
    /// tighten plan exists
    ///   because "Plans without a budget were not carried out."
    /// ```
    ///
    /// Say what is asked for beyond the central check, or remove the block.
    ///
    /// ```weigh local
    /// tighten plan exists
    ///   also needs evaluation budget is given
    ///   because "Plans without a budget were not carried out."
    /// ```
    W814 Error
}
