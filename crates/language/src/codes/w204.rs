//! A source is not declared.

crate::codes::code! {
    /// A source is not declared.
    ///
    /// A clause in square brackets starts with the short name of a source.
    /// The source must be declared, so that readers know which document is meant.
    ///
    /// ```weigh error W204
    /// define evaluation expected is 1% of public cost
    ///   cites [GREENBOOK 8]
    /// ```
    ///
    /// ```weigh
    /// source GREENBOOK is "The Green Book, 2022"
    ///
    /// define evaluation expected is 1% of public cost
    ///   cites [GREENBOOK 8]
    /// ```
    W204 Error
}
