//! It is not clear how far a level is raised or dropped.

crate::codes::code! {
    /// It is not clear how far a level is raised or dropped.
    W115 Error
}
