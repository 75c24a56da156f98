//! Values are added, multiplied or divided that do not go together.

crate::codes::code! {
    /// Values are added, multiplied or divided that do not go together.
    W307 Error
}
