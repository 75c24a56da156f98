//! A crosswalk names something that its framework does not have.

crate::codes::code! {
    /// A crosswalk names something that its framework does not have.
    ///
    /// Each line of a crosswalk names an item of the first framework, then one or more of the second, by their ids.
    /// An id that is not there would hide that something has no counterpart.
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
    /// ```weigh error W706
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 to B7
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
    W706 Error
}
