//! A check is used as if it were a value.

crate::codes::code! {
    /// A check is used as if it were a value.
    ///
    /// A check has a state, not a value: it is met or not, required or not.
    /// Say which of these you ask.
    ///
    /// ```weigh error W303
    /// define ready for the board is plan exists
    /// ```
    ///
    /// ```weigh
    /// define ready for the board is plan exists is met
    /// ```
    ///
    /// The same goes the other way round: a condition is not met or required, it holds or it does not.
    /// So “complexity is met” is a mistake too; write what it should be: `complexity is low`.
    W303 Error
}
