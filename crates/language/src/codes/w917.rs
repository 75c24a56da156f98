//! Two checks cannot both be met.

crate::codes::code! {
    /// Two checks cannot both be met.
    ///
    /// Both apply to the same proposals, both must be met, and what they need contradicts each other.
    /// The message names a case in which both apply.
    W917 Warning
}
