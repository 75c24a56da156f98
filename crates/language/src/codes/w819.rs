//! Between two editions there are days without one.

crate::codes::code! {
    /// Between two editions there are days without one.
    ///
    /// Nothing can be assessed as of those days.
    /// Here the earlier edition, `grants-2025.weigh`, ends in March:
    ///
    /// ```weigh as grants-2025.weigh
    /// rules "Regional grants"
    ///   edition 2025
    ///   in force from 1 April 2025 until 31 March 2026
    /// ```
    ///
    /// The later one starts in May, and April has none:
    ///
    /// ```weigh warning W819
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 May 2026
    ///   follows "grants-2025.weigh"
    /// ```
    ///
    /// If that is not meant, move one of the dates.
    ///
    /// ```weigh
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 April 2026
    ///   follows "grants-2025.weigh"
    /// ```
    W819 Warning
}
