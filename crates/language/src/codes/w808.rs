//! A local setting goes further than the central one allows.

crate::codes::code! {
    /// A local setting goes further than the central one allows.
    ///
    /// The pack that is extended says behind its figure how far a local pack may go:
    /// `may only rise`, `may only fall` or `fixed`.
    /// This one is central, £250,000, and may only fall:
    ///
    /// ```weigh local error W808
    /// setting small scheme under is £300,000
    ///   because "Prices have risen."
    /// ```
    ///
    /// Keep within the limit, or leave the setting out.
    /// If the limit itself is mistaken, ask those who keep the central pack.
    ///
    /// ```weigh local
    /// setting small scheme under is £200,000
    ///   because "Few of our schemes are larger."
    /// ```
    W808 Error
}
