//! A definition depends on itself.

crate::codes::code! {
    /// A definition depends on itself.
    ///
    /// These definitions go round in a circle: to know the one, you would need the other, and the other way round.
    /// So neither has a value.
    ///
    /// ```weigh error W205
    /// define grant is public cost - own contribution
    /// define own contribution is public cost - grant
    /// ```
    ///
    /// Break the circle: one of them must come from somewhere else, for example from a question.
    ///
    /// ```weigh
    /// ask own contribution: money "How much do you pay yourself?"
    /// define grant is public cost - own contribution
    /// ```
    W205 Error
}
