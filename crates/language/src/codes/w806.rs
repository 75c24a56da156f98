//! A local change does not say why.

crate::codes::code! {
    /// A local change does not say why.
    ///
    /// Whoever reads the local pack is told what it changes and for which reason.
    /// Add a line `because "…"`.
    W806 Error
}
