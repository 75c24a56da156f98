//! A condition, or for `is one of` a choice, is expected and something else stands here.

crate::codes::code! {
    /// A condition, or for `is one of` a choice, is expected and something else stands here.
    ///
    /// At this place stands a condition: something that holds or does not hold.
    /// An amount, a number or a choice by itself does not say what about it should hold.
    ///
    /// ```weigh error W301
    /// define ready to start is plan is given and evaluation budget
    /// define quick start is 3 when complexity, otherwise 1
    /// ```
    ///
    /// Compare it with something.
    ///
    /// ```weigh
    /// define ready to start is plan is given and evaluation budget is at least £50,000
    /// define quick start is 3 when complexity is low, otherwise 1
    /// ```
    ///
    /// A yes-or-no question is a condition by itself: `contested`.
    /// `is one of` is only for choices; an amount is compared with `is at least` and the like.
    W301 Error
}
