//! Two names are said to be the same and are not, or the other way round.

crate::codes::code! {
    /// Two names are said to be the same and are not, or the other way round.
    ///
    /// `identical` means the same words, and `reworded` means other words.
    /// Capitals, punctuation and the sort of dash do not count.
    /// For the same thing in other words there is `exact`, which leaves names alone.
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
    /// ```weigh error W710
    /// crosswalk "From the draft to the plan"
    ///   from "draft.weigh"
    ///   to "plan.weigh"
    ///   of outcomes
    /// identical A1 to B1
    /// identical A2 to B2
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
    W710 Error
}
