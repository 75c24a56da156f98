//! A row has more or fewer cells than the heading.

crate::codes::code! {
    /// A row has more or fewer cells than the heading.
    W402 Error
}
