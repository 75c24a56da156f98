//! A file that is used is not there.

crate::codes::code! {
    /// A file that is used is not there.
    W208 Error
}
