//! `is given` is asked of something that is not an answer.

crate::codes::code! {
    /// `is given` is asked of something that is not an answer.
    ///
    /// `is given` asks whether somebody has answered.
    /// What is computed is not answered, and a figure in the rules is always there.
    ///
    /// ```weigh error W305
    /// define cost per claim is public cost / count of claims
    /// define cost per claim known is cost per claim is given
    /// ```
    ///
    /// Ask about the answers that the value rests on.
    ///
    /// ```weigh
    /// define cost per claim is public cost / count of claims
    /// define cost per claim known is public cost is given and claims is given
    /// ```
    W305 Error
}
