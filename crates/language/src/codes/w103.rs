//! A figure or word cannot be read.

crate::codes::code! {
    /// A figure or word cannot be read.
    W103 Error
}
