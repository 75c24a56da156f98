//! A check is used as if it were a value.

crate::codes::code! {
    /// A check is used as if it were a value.
    W303 Error
}
