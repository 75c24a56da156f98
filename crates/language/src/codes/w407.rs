//! A case fits two rows; the message shows one.

crate::codes::code! {
    /// A case fits two rows; the message shows one.
    W407 Error
}
