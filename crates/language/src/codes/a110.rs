//! A proposal has more problems than are listed.

crate::codes::answer_page! {
    /// A proposal has more problems than are listed.
    ///
    /// The first hundred are told, and this is how many there are beyond.
    /// Nothing else is left out: every answer that can be understood is assessed.
    /// Mostly it is one fault many times over, such as a proposal that is read with the rules of another pack, or a
    /// spreadsheet whose columns have moved.
    ///
    /// Wrong, if the names come from another pack, and so on for a hundred more:
    ///
    /// ```json
    /// { "answers": { "scheme_cost": 120000, "scheme_start": "2027-04-01" } }
    /// ```
    ///
    /// Right:
    ///
    /// ```json
    /// { "answers": { "public cost": 120000, "start date": "2027-04-01" } }
    /// ```
    A110
}
