//! A row stands under a block that is neither a table nor a level.

crate::codes::code! {
    /// A row stands under a block that is neither a table nor a level.
    W416 Error
}
