//! Two editions are in force at the same time.

crate::codes::code! {
    /// Two editions are in force at the same time.
    ///
    /// An edition starts after the one it follows. If the earlier one names a last day, that day is
    /// before the later one starts; without one, it ends on the day before by itself.
    W818 Error
}
