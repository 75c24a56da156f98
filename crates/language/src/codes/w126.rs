//! A file is larger than 1 MB.

crate::codes::code! {
    /// A file is larger than 1 MB.
    W126 Error
}
