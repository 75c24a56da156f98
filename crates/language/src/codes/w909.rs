//! A condition, or a part of one, always holds or never does.

crate::codes::code! {
    /// A condition, or a part of one, always holds or never does.
    ///
    /// It does not depend on the answers as it looks it does, so it says nothing.
    /// Mostly a bound lies outside the limits of a question.
    W909 Warning
}
