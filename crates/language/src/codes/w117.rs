//! A check says the same part twice.

crate::codes::code! {
    /// A check says the same part twice.
    ///
    /// Each part of a check is said once.
    /// With two `needs` lines it would not be clear whether both must hold or one is enough.
    /// `must`, `declared`, `should` and `typically` are one part: how strongly the source asks.
    ///
    /// ```weigh error W117
    /// check evaluation planned "Evaluation is planned"
    ///   needs plan is given
    ///   needs evaluation budget is given
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "It is not planned how the scheme is evaluated."
    ///   to fix "Say how it is evaluated, and what is set aside for that."
    /// ```
    ///
    /// Keep one.
    /// Two conditions are joined by `and`; two different demands are two checks.
    ///
    /// ```weigh
    /// check evaluation planned "Evaluation is planned"
    ///   needs plan is given and evaluation budget is given
    ///   should [GUIDE 6]
    ///   counts as major
    ///   if not "It is not planned how the scheme is evaluated."
    ///   to fix "Say how it is evaluated, and what is set aside for that."
    /// ```
    W117 Error
}
