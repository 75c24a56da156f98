//! A closing bracket is missing.

crate::codes::code! {
    /// A closing bracket is missing.
    ///
    /// Each opening bracket needs a closing one, and each closing bracket an opening one.
    /// Without it, nobody can tell which parts belong together.
    ///
    /// ```weigh error W113
    /// define reserve needed is 10% of (public cost - evaluation budget
    /// define reserve left is public cost) - evaluation budget
    /// ```
    ///
    /// ```weigh
    /// define reserve needed is 10% of (public cost - evaluation budget)
    /// define reserve left is public cost - evaluation budget
    /// ```
    W113 Error
}
