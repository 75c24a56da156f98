//! A line of a score does not read “points for something”.

crate::codes::code! {
    /// A line of a score does not read “points for something”.
    W116 Error
}
