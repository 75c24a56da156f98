//! A file has more than 10,000 blocks.

crate::codes::code! {
    /// A file has more than 10,000 blocks.
    ///
    /// A block is a question, a definition, a check and so on.
    /// Nobody could look after so many of them.
    /// Mostly a program wrote them, one block for each of many like things:
    ///
    /// ```text
    /// define rate of project 1 is 5%
    /// define rate of project 2 is 7%
    /// … and so on, thousands of times
    /// ```
    ///
    /// Keep what is the same in one rule, and what differs in a table or a list.
    ///
    /// ```weigh
    /// ask projects: list of project, up to 200 "Which projects does it hold?"
    ///   has cost: money "What does it cost?"
    ///   has rate: percentage "Which share is granted?"
    ///
    /// define granted for each project is rate of cost
    /// define granted in all is total over projects of granted
    /// ```
    ///
    /// Rules that are really so many are split into several files, which a pack takes with `use`.
    W127 Error
}
