//! A message shows an answer that is not there when the message is.

crate::codes::code! {
    /// A message shows an answer that is not there when the message is.
    ///
    /// The check is not met because this answer is missing, so the reader sees “(not answered)”.
    W916 Warning
}
