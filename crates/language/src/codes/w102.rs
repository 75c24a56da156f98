//! A clause reference has no closing bracket.

crate::codes::code! {
    /// A clause reference has no closing bracket.
    W102 Error
}
