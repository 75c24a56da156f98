//! A case fits no row; the message shows one.

crate::codes::code! {
    /// A case fits no row; the message shows one.
    W406 Error
}
