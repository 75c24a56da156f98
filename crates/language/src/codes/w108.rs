//! A question stands in no section.

crate::codes::code! {
    /// A question stands in no section.
    W108 Error
}
