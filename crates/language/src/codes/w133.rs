//! The last option of a choice may be meant as two.

crate::codes::code! {
    /// The last option of a choice may be meant as two.
    ///
    /// Options are separated by commas, the last one too.
    /// What stands between two commas is one option, whatever words it has.
    ///
    /// ```weigh warning W133
    /// ask who takes part: any of children, vulnerable adults or older people "Who takes part?"
    ///   for the record
    /// ```
    ///
    /// If two are meant, put a comma between them.
    ///
    /// ```weigh
    /// ask who takes part: any of children, vulnerable adults, older people "Who takes part?"
    ///   for the record
    /// ```
    ///
    /// If it is one option, as in “religion or belief”, move it before another: then nothing is said.
    W133 Warning
}
