//! A name of a level is never reached.

crate::codes::code! {
    /// A name of a level is never reached.
    ///
    /// No answers lead to this name of the level.
    /// Add a row or a line that gives it, widen the one that should, or take the name out.
    ///
    /// ```weigh warning W904
    /// level scrutiny: light, usual, close "Scrutiny"
    ///   is light when public cost is under £50,000, otherwise usual
    /// ```
    ///
    /// Nothing is ever scrutinised closely.
    ///
    /// ```weigh
    /// level scrutiny: light, usual, close "Scrutiny"
    ///   is light when public cost is under £50,000, close when complexity is high, otherwise usual
    /// ```
    W904 Warning
}
