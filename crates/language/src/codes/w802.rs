//! Files use, extend or follow one another in a circle.

crate::codes::code! {
    /// Files use, extend or follow one another in a circle.
    ///
    /// The message names the way round. Take out one of the lines that name the next file.
    /// What two files both need goes into a part that both use.
    W802 Error
}
