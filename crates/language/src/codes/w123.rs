//! An expression is too long or too deep to be read.

crate::codes::code! {
    /// An expression is too long or too deep to be read.
    ///
    /// One expression may have up to 40 brackets or the like inside one another, and some 200 parts.
    /// Nobody can read more than that, and mostly the brackets got out of hand by accident.
    ///
    /// ```weigh error W123
    /// define too deep is ((((((((((((((((((((((((((((((((((((((((((public cost))))))))))))))))))))))))))))))))))))))))))
    /// ```
    ///
    /// Take parts out, and give them names with `define`.
    /// The reader of the rules gains by it, too.
    ///
    /// ```weigh
    /// define cost beyond the threshold is public cost - small scheme under
    /// define evaluation expected is 1% of cost beyond the threshold
    /// ```
    W123 Error
}
