//! A clause in a list of clauses cannot be read.

crate::codes::code! {
    /// A clause in a list of clauses cannot be read.
    ///
    /// A clause has a number or a name, and a title in quotation marks.
    /// Below it may stand `force must` (or `declared`, `should`, `typically`) and notes.
    ///
    /// ```weigh error W823
    /// clauses "Regional guide"
    ///
    /// clause "Small grants"
    /// clause 4 Evaluation
    ///   force strongly
    /// ```
    ///
    /// The number is what rules cite, the title is what people read.
    ///
    /// ```weigh
    /// clauses "Regional guide"
    ///
    /// clause 2 "Small grants"
    /// clause 4 "Evaluation"
    ///   force should
    /// ```
    W823 Error
}
