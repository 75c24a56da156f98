//! A question stands in no section.

crate::codes::code! {
    /// A question stands in no section.
    ///
    /// The form shows questions under headings, and each question belongs to the section above it.
    /// Before the first section there is nowhere to show it.
    ///
    /// ```weigh error W108
    /// rules "Community grants"
    /// ask grant: money "How much grant is asked for?"
    /// section "Money"
    /// ask match funding: money "How much match funding is secured?"
    /// ```
    ///
    /// Put a section before the first question.
    ///
    /// ```weigh
    /// rules "Community grants"
    /// section "Money"
    /// ask grant: money "How much grant is asked for?"
    /// ask match funding: money "How much match funding is secured?"
    /// ```
    W108 Error
}
