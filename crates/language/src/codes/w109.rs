//! The sort of answer, or what a table gives, is not understood.

crate::codes::code! {
    /// The sort of answer, or what a table gives, is not understood.
    ///
    /// Behind the colon of a question stands what sort of answer it takes.
    /// That decides how the form asks, what is refused, and what rules may do with the answer.
    /// Behind the colon of a table stands what the table gives.
    ///
    /// ```weigh error W109
    /// ask match funding: pounds "How much match funding is secured?"
    /// ask delivery risk: low, medium, high "How risky is delivery?"
    /// ```
    ///
    /// ```weigh
    /// ask match funding: money "How much match funding is secured?"
    /// ask delivery risk: one of low, medium, high "How risky is delivery?"
    /// ```
    ///
    /// The sorts are `yes or no`, `text`, `money`, `percentage`, `date`, `number`, `number of homes`,
    /// `whole number`, `one of A, B, C`, `an outcome in …`, `a metric in …` and `list of …`.
    W109 Error
}
