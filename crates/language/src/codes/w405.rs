//! A bound in a table is neither a figure nor a setting.

crate::codes::code! {
    /// A bound in a table is neither a figure nor a setting.
    W405 Error
}
