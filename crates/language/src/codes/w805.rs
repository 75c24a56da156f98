//! A local pack declares something that the pack it extends has.

crate::codes::code! {
    /// A local pack declares something that the pack it extends has.
    ///
    /// A local pack may not change or replace what is central, nor give it a second verdict or total.
    /// It may give a setting another value (`setting NAME is …`), ask for more in a check
    /// (`tighten NAME`), and add what has names of its own.
    /// Here the central pack has a check of this name already:
    ///
    /// ```weigh local error W805
    /// check plan exists "There is a plan with a budget"
    ///   needs plan is given and evaluation budget is given
    ///   must [VALLEY 3]
    ///   counts as gate
    ///   if not "There is no plan, or no budget for it."
    ///   to fix "Say how progress will be monitored, and what that costs."
    /// ```
    ///
    /// Tighten it:
    ///
    /// ```weigh local
    /// tighten plan exists
    ///   also needs evaluation budget is given
    ///   if not "There is no plan, or no budget for it."
    ///   because "Plans without a budget were not carried out."
    /// ```
    W805 Error
}
