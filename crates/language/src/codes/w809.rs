//! A limit on local values does not fit the setting.

crate::codes::code! {
    /// A limit on local values does not fit the setting.
    ///
    /// Only figures can rise or fall. For yes or no, write `fixed`, or nothing.
    W809 Error
}
