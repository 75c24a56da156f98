//! A `tighten` block changes nothing.

crate::codes::code! {
    /// A `tighten` block changes nothing.
    ///
    /// Say what is asked for beyond the central check, or remove the block.
    W814 Error
}
