//! A bound in a table is neither a figure nor a setting.

crate::codes::code! {
    /// A bound in a table is neither a figure nor a setting.
    ///
    /// The figures in the cells of a table are written down or are settings.
    /// Then it can be proved, before anybody uses the rules, that exactly one row fits every case.
    /// A bound that is computed from answers cannot be proved in this way.
    ///
    /// ```weigh error W405
    /// define a tenth is 10% of public cost
    /// table route: one of officer, board
    /// | evaluation budget | route   |
    /// | under a tenth     | officer |
    /// | a tenth or more   | board   |
    /// ```
    ///
    /// Look at a share instead, or give the comparison a name and look at yes or no.
    ///
    /// ```weigh
    /// define below a tenth is evaluation budget is under 10% of public cost
    /// table route: one of officer, board
    /// | below a tenth | route   |
    /// | yes           | officer |
    /// | no            | board   |
    /// ```
    W405 Error
}
