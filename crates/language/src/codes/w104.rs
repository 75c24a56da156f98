//! A sign has no meaning here.

crate::codes::code! {
    /// A sign has no meaning here.
    ///
    /// Rules are written in words, so most signs of mathematics and of programming have no meaning in them.
    /// The help says which words stand for the sign.
    /// Sometimes the sign is invisible: it came along when text was copied from a web page.
    ///
    /// ```weigh error W104
    /// define needs a full case is public cost >= £5m & complexity = high
    /// ```
    ///
    /// ```weigh
    /// define needs a full case is public cost is at least £5m and complexity is high
    /// ```
    ///
    /// These signs do have a meaning: `,` `:` `(` `)` `+` `-` `*` `/` `|`, quotation marks, and square brackets
    /// round clauses.
    /// Any sign may stand inside a text.
    W104 Error
}
