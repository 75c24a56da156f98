//! A line belongs to nothing, or its first word is misspelt.

crate::codes::code! {
    /// A line belongs to nothing, or its first word is misspelt.
    W105 Error
}
