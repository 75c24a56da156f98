//! A crosswalk leaves something out.

crate::codes::code! {
    /// A crosswalk leaves something out.
    ///
    /// A crosswalk deals with every item of the first framework, so that nothing is lost in silence: what has no
    /// counterpart is listed as `none` or `removed`.
    /// With the line `both ways`, the same holds for the second framework, and what is new there is listed as
    /// `added`.
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
    /// ```weigh error W708
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 to B1
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
    W708 Error
}
