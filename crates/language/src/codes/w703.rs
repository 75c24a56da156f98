//! A theme, an outcome or a metric lacks its id or its name.

crate::codes::code! {
    /// A theme, an outcome or a metric lacks its id or its name.
    W703 Error
}
