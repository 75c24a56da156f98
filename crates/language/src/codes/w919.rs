//! A rule names a metric that is a placeholder.

crate::codes::code! {
    /// A rule names a metric that is a placeholder.
    ///
    /// The framework leaves open how this metric is measured. Rules that rest on it rest on something that is not settled.
    ///
    /// ```weigh warning W919
    /// ask metric: a metric in emof "Which metric shows it?"
    /// check measured "It is measured"
    ///   needs metric is A2.2.9
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The framework names this metric and does not say how it is measured.
    ///
    /// ```weigh
    /// ask metric: a metric in emof "Which metric shows it?"
    /// check measured "It is measured"
    ///   needs metric is not a placeholder
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not so."
    ///   to fix "Mend it."
    /// ```
    W919 Warning
}
