//! It is not said what the average, largest or smallest of no items is.

crate::codes::code! {
    /// It is not said what the average, largest or smallest of no items is.
    W309 Error
}
