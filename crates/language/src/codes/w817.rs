//! The dates of an edition make no sense.

crate::codes::code! {
    /// The dates of an edition make no sense.
    ///
    /// An edition ends after it starts, and one that follows another says from when it is in force.
    /// Often one of the two years was not changed.
    ///
    /// ```weigh error W817
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 April 2026 until 31 March 2026
    /// ```
    ///
    /// Change one of the dates.
    /// Without a last day, the edition is in force until another follows.
    ///
    /// ```weigh
    /// rules "Regional grants"
    ///   edition 2026
    ///   in force from 1 April 2026 until 31 March 2027
    /// ```
    W817 Error
}
