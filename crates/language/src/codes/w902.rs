//! A check is always met.

crate::codes::code! {
    /// A check is always met.
    ///
    /// Whatever is answered, and whatever is left blank, this check is met.
    /// It asks nothing of anybody. Mostly a bound is one that no answer can miss, such as “at least £0”.
    ///
    /// ```weigh warning W902
    /// check costed "The cost is known"
    ///   needs public cost is at least £0
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// No cost is under £0, not even one that is left blank.
    /// Ask whether it is given.
    ///
    /// ```weigh
    /// check costed "The cost is known"
    ///   needs public cost is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W902 Warning
}
