//! It is not clear how many of the best count, or to what a value is rounded.

crate::codes::code! {
    /// It is not clear how many of the best count, or to what a value is rounded.
    W132 Error
}
