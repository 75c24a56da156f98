//! A table is too large to prove; split it.

crate::codes::code! {
    /// A table is too large to prove; split it.
    W408 Error
}
