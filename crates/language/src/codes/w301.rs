//! A condition, or for `is one of` a choice, is expected and something else stands here.

crate::codes::code! {
    /// A condition, or for `is one of` a choice, is expected and something else stands here.
    W301 Error
}
