//! A target cannot be read.

crate::codes::code! {
    /// A target cannot be read.
    ///
    /// A target says what the framework wants to reach, in one of four forms:
    ///
    /// - `target adds 100,000 homes over 10 years` for so much more
    /// - `target reaches 80% from 43%` for a level to be reached
    /// - `target defined as "…"` for words that hold no figure
    /// - `target stated in "…"` for the document that sets it
    ///
    /// ```weigh error W702
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Enough homes"
    /// group "Supply"
    /// metric A1.1.1 "Net additional homes"
    ///   source "MHCLG"
    ///   target 100,000 homes
    /// ```
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Enough homes"
    /// group "Supply"
    /// metric A1.1.1 "Net additional homes"
    ///   source "MHCLG"
    ///   target adds 100,000 homes over 10 years
    /// ```
    W702 Error
}
