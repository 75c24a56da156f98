//! Lists are gone through within lists too many times.

crate::codes::code! {
    /// Lists are gone through within lists too many times.
    ///
    /// What stands behind `total over` is worked out once for each item.
    /// A total within it goes through its list each time, and so on: with three lists of 200 items, that is eight
    /// million times.
    /// A million is the most.
    ///
    /// ```weigh error W128
    /// ask payments: list of payment, up to 200 "What is paid?"
    ///   has paid: money "How much?"
    ///
    /// define weight for each payment is total over payments of (paid / total over payments of paid)
    /// ```
    ///
    /// Give the inner part a name of its own.
    /// Then it is worked out once.
    ///
    /// ```weigh
    /// ask payments: list of payment, up to 200 "What is paid?"
    ///   has paid: money "How much?"
    ///
    /// define paid in all is total over payments of paid
    /// define weight for each payment is paid / paid in all
    /// ```
    ///
    /// It helps as well to say that a list is shorter, such as `up to 20`.
    W128 Error
}
