//! Two editions are in force at the same time.

crate::codes::code! {
    /// Two editions are in force at the same time.
    ///
    /// An edition starts after the one it follows. If the earlier one names a last day, that day is
    /// before the later one starts; without one, it ends on the day before by itself.
    /// Here the earlier one, `grants-2025.weigh`, runs until the end of May:
    ///
    /// ```weigh as grants-2025.weigh
    /// rules "Regional grants"
    ///   edition 2025
    ///   in force from 1 April 2025 until 31 May 2026
    /// ```
    ///
    /// The later one starts in April:
    ///
    /// ```weigh error W818
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 April 2026
    ///   follows "grants-2025.weigh"
    /// ```
    ///
    /// Which of them would a proposal of April be weighed by?
    /// Move one of the dates, or take the last day out of the earlier edition.
    ///
    /// ```weigh
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 June 2026
    ///   follows "grants-2025.weigh"
    /// ```
    W818 Error
}
