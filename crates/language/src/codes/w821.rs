//! A clause is cited that the source does not have.

crate::codes::code! {
    /// A clause is cited that the source does not have.
    ///
    /// The source's clauses are listed in a file of their own, here `guide-clauses.weigh`:
    ///
    /// ```weigh as guide-clauses.weigh
    /// clauses "Regional guide"
    ///
    /// clause 2 "Small grants"
    /// clause 4 "Evaluation"
    /// ```
    ///
    /// Who looks up the clause that this setting cites would not find it.
    ///
    /// ```weigh error W821
    /// source RG clauses from "guide-clauses.weigh"
    ///
    /// setting largest grant is £500,000 [RG 3]
    /// ```
    ///
    /// Cite one of the clauses, or add the clause to the list.
    ///
    /// ```weigh
    /// source RG clauses from "guide-clauses.weigh"
    ///
    /// setting largest grant is £500,000 [RG 2]
    /// ```
    W821 Error
}
