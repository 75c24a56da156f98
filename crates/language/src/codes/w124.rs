//! A line opens with a word that starts nothing in its block.

crate::codes::code! {
    /// A line opens with a word that starts nothing in its block.
    W124 Error
}
