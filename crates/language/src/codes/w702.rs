//! A target cannot be read.

crate::codes::code! {
    /// A target cannot be read.
    ///
    /// A target says what the framework wants to reach, in one of three forms:
    ///
    /// - `target adds 100,000 homes over 10 years` for so much more
    /// - `target reaches 80% from 43%` for a level to be reached
    /// - `target defined as "…"` for words that hold no figure
    ///
    /// The figure may be followed by its unit, by where it starts (`from 43%`), and by the time in which it
    /// is to be met: `each year`, `over 10 years`, `over 18 months` or `by 2030`.
    /// Further lines say which document sets the target (`target stated in "…"`) and what to bear in mind
    /// (`target note "…"`).
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
