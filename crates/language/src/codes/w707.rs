//! A line of a crosswalk cannot be read.

crate::codes::code! {
    /// A line of a crosswalk cannot be read.
    ///
    /// Below its title, a crosswalk says which framework it starts from, to which it leads, and what it is of:
    /// `of outcomes`, `of metrics` or `of metrics tagged "LGOF"`.
    /// Then each line starts with how close two items are, and names them: `near A1 to B1, B2`.
    /// `none`, `removed` and `added` name one item only.
    ///
    /// Say these are the two frameworks, in `draft.weigh` and `plan.weigh`:
    ///
    /// ```weigh as draft.weigh
    /// framework "The draft"
    /// theme A "Homes"
    /// outcome A1 "Enough homes"
    /// outcome A2 "Homes that are warm"
    /// ```
    ///
    /// ```weigh as plan.weigh
    /// framework "The plan"
    /// theme B "Homes"
    /// outcome B1 "Enough homes"
    /// outcome B2 "Homes that are warm and dry"
    /// ```
    ///
    /// ```weigh error W707
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 and B1
    /// reworded A2 to B2
    ///   note "Damp is new."
    /// ```
    ///
    /// ```weigh
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 to B1
    /// reworded A2 to B2
    ///   note "Damp is new."
    /// ```
    W707 Error
}
