//! A line of a crosswalk says that two things differ, but not how.

crate::codes::code! {
    /// A line of a crosswalk says that two things differ, but not how.
    ///
    /// Of what is `near`, `reworded` or `moved`, a reader wants to know what differs before using one figure for
    /// the other.
    /// A note says so.
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
    /// ```weigh error W709
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 to B1
    /// reworded A2 to B2
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
    W709 Error
}
