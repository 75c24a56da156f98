//! The class of a metric cannot be read.

crate::codes::code! {
    /// The class of a metric cannot be read.
    ///
    /// A framework may say what its metrics measure: an outcome, the difference made; an output, what is done or
    /// delivered; or context.
    /// A `class` line says so for one metric, or below a `group` for all in it.
    ///
    /// ```weigh error W705
    /// framework "Council framework"
    /// theme A "Homes"
    /// outcome A1 "Enough homes"
    /// metric A1.1 "Planning applications decided on time"
    ///   class input
    /// ```
    ///
    /// ```weigh
    /// framework "Council framework"
    /// theme A "Homes"
    /// outcome A1 "Enough homes"
    /// metric A1.1 "Planning applications decided on time"
    ///   class output
    /// ```
    W705 Error
}
