//! Between two editions there are days without one.

crate::codes::code! {
    /// Between two editions there are days without one.
    ///
    /// Nothing can be assessed as of those days. If that is not meant, move one of the dates.
    W819 Warning
}
