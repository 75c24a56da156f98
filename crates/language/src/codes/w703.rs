//! A theme, an outcome or a metric lacks its id or its name.

crate::codes::code! {
    /// A theme, an outcome or a metric lacks its id or its name.
    ///
    /// Rules and proposals name themes, outcomes and metrics by their ids; people read their names.
    /// So each has both: the id without quotation marks, then the official name within them.
    ///
    /// ```weigh error W703
    /// framework "Regional framework"
    /// theme "Homes"
    /// outcome A1.1 Warm homes
    /// ```
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// ```
    W703 Error
}
