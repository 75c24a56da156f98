//! A text has no closing quotation mark.

crate::codes::code! {
    /// A text has no closing quotation mark.
    W101 Error
}
