//! An example answers something that is no question.

crate::codes::code! {
    /// An example answers something that is no question.
    ///
    /// An example answers questions of the pack, as a person would.
    /// It cannot answer something that is computed or that is not asked at all.
    ///
    /// ```weigh error W601
    /// example "A small scheme"
    ///   with publc cost £120,000
    ///   with evidence tier T1
    ///   gives evidence tier T1
    /// ```
    ///
    /// ```weigh
    /// example "A small scheme"
    ///   with public cost £120,000
    ///   gives evidence tier T1
    /// ```
    ///
    /// The items of a list are answered in a proposal's file: `example "…" from "proposal.json"`.
    W601 Error
}
