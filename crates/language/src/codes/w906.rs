//! A line that moves a level changes nothing.

crate::codes::code! {
    /// A line that moves a level changes nothing.
    ///
    /// Its condition never holds where the level is not there already.
    /// Mend the condition or the name, or take the line out.
    ///
    /// ```weigh warning W906
    /// level band: small, middling, large "Band"
    /// | public cost     | band     |
    /// | under £1m       | small    |
    /// | £1m up to £100m | middling |
    /// | £100m or more   | large    |
    ///   at least middling when public cost is over £5m
    /// ```
    ///
    /// Over £5m it is middling already.
    /// A line that moves a level looks at something else than its rows.
    ///
    /// ```weigh
    /// level band: small, middling, large "Band"
    /// | public cost     | band     |
    /// | under £1m       | small    |
    /// | £1m up to £100m | middling |
    /// | £100m or more   | large    |
    ///   at least middling when contested
    /// ```
    W906 Warning
}
