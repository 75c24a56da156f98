//! A clause reference has no closing bracket.

crate::codes::code! {
    /// A clause reference has no closing bracket.
    ///
    /// A clause reference stands in square brackets: first the short name of the source, then the clause.
    /// It ends on the line where it starts.
    ///
    /// ```weigh error W102
    /// define large evaluation is evaluation budget is over £50,000
    ///   cites [GUIDE 6
    /// ```
    ///
    /// Close the bracket.
    /// Several references stand one behind the other, each in brackets of its own.
    ///
    /// ```weigh
    /// define large evaluation is evaluation budget is over £50,000
    ///   cites [GUIDE 6] [GUIDE 7]
    /// ```
    W102 Error
}
