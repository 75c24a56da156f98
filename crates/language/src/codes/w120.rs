//! It is not clear what a check counts as.

crate::codes::code! {
    /// It is not clear what a check counts as.
    W120 Error
}
