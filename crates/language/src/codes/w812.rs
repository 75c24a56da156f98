//! A local pack asks less strongly than the central check.

crate::codes::code! {
    /// A local pack asks less strongly than the central check.
    ///
    /// From strong to weak: `must`, `declared`, `should`, `typically`. A local pack may only ask for more.
    /// The central check says `should`:
    ///
    /// ```weigh local error W812
    /// tighten evaluation paid for
    ///   typically [VALLEY 3]
    ///   because "Our policy asks for it as well."
    /// ```
    ///
    /// Ask at least as strongly.
    ///
    /// ```weigh local
    /// tighten evaluation paid for
    ///   must [VALLEY 3]
    ///   because "Our policy asks for it as well."
    /// ```
    W812 Error
}
