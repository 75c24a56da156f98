//! Something is declared twice.

crate::codes::code! {
    /// Something is declared twice.
    ///
    /// A name stands for one thing.
    /// If two blocks declared the same name, nobody could tell which of them a rule means.
    /// A pack also has only one `rules`, one `total` and one `verdict`, and a choice has each option once.
    ///
    /// ```weigh error W202
    /// ask match funding: money "How much match funding is secured?"
    /// define match funding is 25% of public cost
    /// ```
    ///
    /// Give one of the two another name.
    ///
    /// ```weigh
    /// ask match funding: money "How much match funding is secured?"
    /// define match funding expected is 25% of public cost
    /// ```
    W202 Error
}
