//! A sign has no meaning here.

crate::codes::code! {
    /// A sign has no meaning here.
    W104 Error
}
