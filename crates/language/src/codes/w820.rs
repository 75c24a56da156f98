//! No edition is in force on the day asked for.

crate::codes::code! {
    /// No edition is in force on the day asked for.
    ///
    /// Somebody asked for the rules of a day, with `--as-of`, and there were none on it.
    /// The message lists the editions with their dates.
    ///
    /// ```text
    /// weigh score grants-2026.weigh proposal.json --as-of 2024-11-30
    ///
    /// error[W820]: No edition of this pack is in force on 30 November 2024.
    ///   = help: Its editions: 2026 (grants-2026.weigh) from 1 April 2026; 2025 (grants-2025.weigh)
    ///           from 1 April 2025 until 31 March 2026.
    /// ```
    ///
    /// Ask for another day, or have an edition follow the earlier one.
    /// If `grants-2024.weigh` says
    ///
    /// ```weigh as grants-2024.weigh
    /// rules "Regional grants"
    ///   edition 2024
    ///   in force from 1 April 2024
    /// ```
    ///
    /// then the edition after it names it:
    ///
    /// ```weigh
    /// rules "Regional grants"
    ///   edition 2025
    ///   in force from 1 April 2025
    ///   follows "grants-2024.weigh"
    /// ```
    W820 Error
}
