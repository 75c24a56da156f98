//! A message shows an answer that is not there when the message is.

crate::codes::code! {
    /// A message shows an answer that is not there when the message is.
    ///
    /// The check is not met because this answer is missing, so the reader sees “(not answered)”.
    ///
    /// ```weigh warning W916
    /// check planned "There is a plan"
    ///   needs plan is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "The plan “{plan}” is missing."
    ///   to fix "Mend it."
    /// ```
    ///
    /// When the check is not met, there is nothing to put into the braces.
    ///
    /// ```weigh
    /// check planned "There is a plan"
    ///   needs plan is given
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It is not said how progress will be monitored."
    ///   to fix "Mend it."
    /// ```
    W916 Warning
}
