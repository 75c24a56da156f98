//! A row of the verdict cannot be read, or its last row is missing.

crate::codes::code! {
    /// A row of the verdict cannot be read, or its last row is missing.
    W122 Error
}
