//! A line of a score for each item has `required when`.

crate::codes::code! {
    /// A line of a score for each item has `required when`.
    ///
    /// A score for each item gives every item the same lines, so that the items can be compared.
    /// A line that counts for some items and not for others would make the same points worth more here and less
    /// there.
    ///
    /// ```weigh error W501
    /// score claim strength for each claim, out of 10
    ///   6 for output is given "The output is named"
    ///   4 for baseline is given, required when metric is given "It has a baseline"
    /// ```
    ///
    /// Say in the line itself what it earns in which case.
    ///
    /// ```weigh
    /// score claim strength for each claim, out of 10
    ///   6 for output is given "The output is named"
    ///   4 for 1 when baseline is given or metric is not given, otherwise 0 "It has a baseline where it needs one"
    /// ```
    W501 Error
}
