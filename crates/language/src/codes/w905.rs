//! A verdict is never given.

crate::codes::code! {
    /// A verdict is never given.
    ///
    /// The rows of the verdict are read from top to bottom, and the first that fits is given.
    /// This one is not reached by any answers: its condition never holds, or a row above it always does.
    W905 Warning
}
