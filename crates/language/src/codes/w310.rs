//! A setting is more than a single figure.

crate::codes::code! {
    /// A setting is more than a single figure.
    W310 Error
}
