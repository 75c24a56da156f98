//! A column looks at a text.

crate::codes::code! {
    /// A column looks at a text.
    ///
    /// A column looks at something with known values: a number, an amount, a percentage, a date, yes or no, or a
    /// choice.
    /// A text can be anything, so no rows could cover all cases.
    ///
    /// ```weigh error W403
    /// table route: one of officer, board
    /// | plan | route   |
    /// | any  | officer |
    /// ```
    ///
    /// If it matters what the text says, ask a question with options.
    /// If it matters whether there is one, define that and look at it.
    ///
    /// ```weigh
    /// define planned is plan is given
    /// table route: one of officer, board
    /// | planned | route   |
    /// | yes     | officer |
    /// | no      | board   |
    /// ```
    W403 Error
}
