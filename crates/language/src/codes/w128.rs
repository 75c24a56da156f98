//! Lists are gone through within lists too many times.

crate::codes::code! {
    /// Lists are gone through within lists too many times.
    W128 Error
}
