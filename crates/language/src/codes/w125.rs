//! A name holds a figure or a sign.

crate::codes::code! {
    /// A name holds a figure or a sign.
    W125 Error
}
