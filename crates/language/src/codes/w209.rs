//! Too many definitions or checks build on one another.

crate::codes::code! {
    /// Too many definitions or checks build on one another.
    ///
    /// A definition may build on others, which build on others, up to a few hundred steps in all, and so
    /// may checks that ask whether others are met.
    /// Longer chains are mostly made by copying, one line for each month or each year:
    ///
    /// ```text
    /// define balance one is grant - cost one
    /// define balance two is balance one - cost two
    /// … and so on, hundreds of times
    /// ```
    ///
    /// Nobody can check such a chain by reading it.
    /// Ask for a list, and add it up:
    ///
    /// ```weigh
    /// ask instalments: list of instalment, up to 120 "What is paid, and when?"
    ///   has paid: money "How much is paid?"
    ///
    /// define paid in all is total over instalments of paid
    /// define left at the end is public cost - paid in all
    /// ```
    W209 Error
}
