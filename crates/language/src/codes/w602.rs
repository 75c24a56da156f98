//! It is not clear what an example gives.

crate::codes::code! {
    /// It is not clear what an example gives.
    W602 Error
}
