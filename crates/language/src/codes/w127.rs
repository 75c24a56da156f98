//! A file has more than 10,000 blocks.

crate::codes::code! {
    /// A file has more than 10,000 blocks.
    W127 Error
}
