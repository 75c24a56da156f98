//! A local change does not say why.

crate::codes::code! {
    /// A local change does not say why.
    ///
    /// Whoever reads the local pack, or a result it gave, is told what it changes and for which reason.
    ///
    /// ```weigh local error W806
    /// setting small scheme under is £100,000
    /// ```
    ///
    /// Add a line that starts with `because`.
    ///
    /// ```weigh local
    /// setting small scheme under is £100,000
    ///   because "Few of our schemes are larger."
    /// ```
    W806 Error
}
