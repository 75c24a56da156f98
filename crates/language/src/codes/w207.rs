//! No framework is used under this name.

crate::codes::code! {
    /// No framework is used under this name.
    ///
    /// `an outcome in …` and `a metric in …` name a framework that the pack uses.
    /// No `use framework` gives this name.
    ///
    /// ```weigh error W207
    /// ask main outcome: an outcome in lgof "Which outcome does it help most?"
    /// ```
    ///
    /// Use the framework, or write the name under which it is used.
    ///
    /// ```weigh
    /// ask main outcome: an outcome in emof "Which outcome does it help most?"
    /// ```
    W207 Error
}
