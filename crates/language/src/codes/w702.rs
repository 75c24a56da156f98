//! A target cannot be read.

crate::codes::code! {
    /// A target cannot be read.
    W702 Error
}
