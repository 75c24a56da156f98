//! Points do not add up.

crate::codes::code! {
    /// Points do not add up.
    W502 Error
}
