//! A block or one of its parts lacks something: a name, a title, a text, a part.

crate::codes::code! {
    /// A block or one of its parts lacks something: a name, a title, a text, a part.
    ///
    /// Each block and each of its lines has parts that it cannot do without.
    /// A question without words cannot be asked; a check that does not say what to do about it helps nobody.
    /// The message names what is missing, and the help shows how it is written.
    ///
    /// ```weigh error W107
    /// ask delivery partner: text
    /// define costly
    /// check budget set "An evaluation budget is set"
    ///   needs evaluation budget is given
    ///   should [GUIDE 6]
    /// ```
    ///
    /// ```weigh
    /// ask delivery partner: text "Who will deliver it?"
    /// define costly is public cost is over £5m
    /// check budget set "An evaluation budget is set"
    ///   needs evaluation budget is given
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "No evaluation budget is set."
    ///   to fix "Say how much is set aside for evaluation."
    /// ```
    W107 Error
}
