//! A check asks more or less strongly than its clause.

crate::codes::code! {
    /// A check asks more or less strongly than its clause.
    ///
    /// The list of the source's clauses says how strongly a clause asks.
    /// Here it stands in `guide-clauses.weigh`:
    ///
    /// ```weigh as guide-clauses.weigh
    /// clauses "Regional guide"
    ///
    /// clause 4 "Evaluation"
    ///   force should
    /// ```
    ///
    /// The check says `must` and rests on that clause alone:
    ///
    /// ```weigh warning W822
    /// source RG clauses from "guide-clauses.weigh"
    ///
    /// check evaluation paid for "Evaluation is paid for"
    ///   needs evaluation budget is given
    ///   must [RG 4]
    ///   counts as major
    ///   if not "No budget is set aside."
    ///   to fix "Set one aside."
    /// ```
    ///
    /// One of the two is mistaken.
    /// Read the clause again, and change the check or the list.
    ///
    /// ```weigh
    /// source RG clauses from "guide-clauses.weigh"
    ///
    /// check evaluation paid for "Evaluation is paid for"
    ///   needs evaluation budget is given
    ///   should [RG 4]
    ///   counts as major
    ///   if not "No budget is set aside."
    ///   to fix "Set one aside."
    /// ```
    ///
    /// If a check rests on several clauses, it is enough that one of them asks as strongly as it does.
    W822 Warning
}
