//! A clause is cited that the source does not have.

crate::codes::code! {
    /// A clause is cited that the source does not have.
    ///
    /// The source's clauses are listed in a file of their own (`clauses from "…"`). Cite one of them,
    /// or add the clause to the list.
    W821 Error
}
