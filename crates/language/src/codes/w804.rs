//! A part is checked without the pack that uses it.

crate::codes::code! {
    /// A part is checked without the pack that uses it.
    ///
    /// What its names mean is known only there. Lines that cannot be read are reported all the same.
    /// Check the pack's own file as well.
    W804 Warning
}
