//! No edition is in force on the day asked for.

crate::codes::code! {
    /// No edition is in force on the day asked for.
    ///
    /// The message lists the editions with their dates. Ask for another day, or have an edition follow
    /// the earlier one (`follows "…"`).
    W820 Error
}
