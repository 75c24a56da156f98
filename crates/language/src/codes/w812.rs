//! A local pack asks less strongly than the central check.

crate::codes::code! {
    /// A local pack asks less strongly than the central check.
    ///
    /// From strong to weak: `must`, `declared`, `should`, `typically`. A local pack may only ask for more.
    W812 Error
}
