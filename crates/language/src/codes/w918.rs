//! A framework's target goes the wrong way.

crate::codes::code! {
    /// A framework's target goes the wrong way.
    ///
    /// The metric says which way is better, and its target leads the other way.
    W918 Warning
}
