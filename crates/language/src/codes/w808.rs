//! A local setting goes further than the central one allows.

crate::codes::code! {
    /// A local setting goes further than the central one allows.
    ///
    /// The pack that is extended says behind its figure how far a local pack may go:
    /// `may only rise`, `may only fall` or `fixed`.
    W808 Error
}
