//! A value with `when` lacks a condition, or what it is otherwise.

crate::codes::code! {
    /// A value with `when` lacks a condition, or what it is otherwise.
    W111 Error
}
