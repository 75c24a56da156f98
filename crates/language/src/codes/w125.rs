//! A name holds a figure or a sign.

crate::codes::code! {
    /// A name holds a figure or a sign.
    ///
    /// A name is one or more words.
    /// A figure that stands alone in it would be read as a figure, and a sign as a sign.
    ///
    /// ```weigh error W125
    /// ask grant 2027: money "How much grant is asked for in 2027?"
    /// ```
    ///
    /// Write the figure as a part of a word, or in words.
    ///
    /// ```weigh
    /// ask grant in y2027: money "How much grant is asked for in 2027?"
    /// ask grant in year two: money "How much grant is asked for in the second year?"
    /// ```
    W125 Error
}
