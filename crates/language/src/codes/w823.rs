//! A clause in a list of clauses cannot be read.

crate::codes::code! {
    /// A clause in a list of clauses cannot be read.
    ///
    /// A clause has a number or a name, and a title: `clause 2d M&E "Monitoring"`. Below it may stand
    /// `force must` (or `declared`, `should`, `typically`) and notes.
    W823 Error
}
