//! A check cites no clause.

crate::codes::code! {
    /// A check cites no clause.
    W118 Error
}
