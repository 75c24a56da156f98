//! A rule names a metric that is retired.

crate::codes::code! {
    /// A rule names a metric that is retired.
    ///
    /// The framework says that this metric is no longer to be used.
    ///
    /// ```weigh warning W920
    /// rules "Visits"
    ///
    /// use framework small from "../tests/language/frameworks/small.weigh"
    ///
    /// source GUIDE is "Guide"
    ///
    /// section "The work"
    /// ask metric: a metric in small "Which metric shows it?"
    ///
    /// check measured "It is measured"
    ///   needs metric is A1.3
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The framework says that A1.3 is no longer gathered.
    ///
    /// ```weigh
    /// rules "Visits"
    ///
    /// use framework small from "../tests/language/frameworks/small.weigh"
    ///
    /// source GUIDE is "Guide"
    ///
    /// section "The work"
    /// ask metric: a metric in small "Which metric shows it?"
    ///
    /// check measured "It is measured"
    ///   needs metric is A1.1
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W920 Warning
}
