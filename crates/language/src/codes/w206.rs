//! This is not a list.

crate::codes::code! {
    /// This is not a list.
    ///
    /// `all of`, `count of`, `total over` and their like go through the items of a list.
    /// What stands here is not a list: it is a single value, one item of a list, or nothing that is declared.
    ///
    /// ```weigh error W206
    /// define all measured is all of claim have metric is given
    /// define how many is count of public cost
    /// ```
    ///
    /// Name the list and not its item.
    ///
    /// ```weigh
    /// define all measured is all of claims have metric is given
    /// define how many is count of claims
    /// ```
    W206 Error
}
