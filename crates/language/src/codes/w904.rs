//! A name of a level is never reached.

crate::codes::code! {
    /// A name of a level is never reached.
    ///
    /// No answers lead to this name of the level.
    /// Add a row or a line that gives it, widen the one that should, or take the name out.
    ///
    /// ```weigh warning W904
    /// level band: small, middling, large "Band"
    /// | public cost      | band     |
    /// | under £1m        | small    |
    /// | £1m up to £100bn | middling |
    /// | £100bn or more   | large    |
    /// ```
    ///
    /// A public cost is £10bn at most, so the last row never fits.
    ///
    /// ```weigh
    /// level band: small, middling, large "Band"
    /// | public cost     | band     |
    /// | under £1m       | small    |
    /// | £1m up to £100m | middling |
    /// | £100m or more   | large    |
    /// ```
    W904 Warning
}
