//! What a table or level gives is said in two places.

crate::codes::code! {
    /// What a table or level gives is said in two places.
    ///
    /// The rows of a table stand under it or in a file, not in both.
    /// A level has rows, or a value behind `is`.
    ///
    /// ```weigh error W415
    /// level scrutiny: light, close "Scrutiny"
    ///   is light
    /// | complexity    | scrutiny |
    /// | low or medium | light    |
    /// | high          | close    |
    /// ```
    ///
    /// Keep the one that is right.
    ///
    /// ```weigh
    /// level scrutiny: light, close "Scrutiny"
    /// | complexity    | scrutiny |
    /// | low or medium | light    |
    /// | high          | close    |
    /// ```
    W415 Error
}
