//! A check asks more or less strongly than its clause.

crate::codes::code! {
    /// A check asks more or less strongly than its clause.
    ///
    /// The list of the source's clauses says how strongly the clause asks. One of the two is mistaken.
    /// If a check rests on several clauses, one of them has to ask as strongly as it does.
    W822 Warning
}
