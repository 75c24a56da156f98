//! An example gives something the pack does not have.

crate::codes::code! {
    /// An example gives something the pack does not have.
    W603 Error
}
