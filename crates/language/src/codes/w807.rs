//! A local setting is of another sort than the central one.

crate::codes::code! {
    /// A local setting is of another sort than the central one.
    ///
    /// An amount stays an amount, a percentage a percentage. Only the figure may be another.
    W807 Error
}
