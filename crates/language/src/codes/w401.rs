//! A table has no rows.

crate::codes::code! {
    /// A table has no rows.
    W401 Error
}
