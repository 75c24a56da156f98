//! `same as` names no metric of the framework.

crate::codes::code! {
    /// `same as` names no metric of the framework.
    W704 Error
}
