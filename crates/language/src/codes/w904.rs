//! A name of a level is never reached.

crate::codes::code! {
    /// A name of a level is never reached.
    ///
    /// No answers lead to this name of the level.
    /// Add a row or a line that gives it, widen the one that should, or take the name out.
    W904 Warning
}
