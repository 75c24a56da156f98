//! This is not one of the options, or not a level.

crate::codes::code! {
    /// This is not one of the options, or not a level.
    W203 Error
}
