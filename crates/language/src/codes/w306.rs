//! A metric's property is asked of something that has none.

crate::codes::code! {
    /// A metric's property is asked of something that has none.
    ///
    /// Whether something is a placeholder, is vague, has a source or has a target, the framework says of its
    /// metrics; whether something is contextual, of its outcomes too.
    /// Of anything else it says nothing.
    ///
    /// ```weigh error W306
    /// define targeted is public cost has a target
    /// define measured by name is all of claims have output is a placeholder
    /// ```
    ///
    /// Ask it of a question or a field that takes `a metric in` the framework.
    ///
    /// ```weigh
    /// define targeted is any of claims have metric has a target
    /// define measured by name is none of claims have metric is a placeholder
    /// ```
    W306 Error
}
