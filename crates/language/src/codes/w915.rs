//! A condition in braces shows only “yes” or “no”.

crate::codes::code! {
    /// A condition in braces shows only “yes” or “no”.
    ///
    /// A value in braces is put into the text as it is. Of a condition that is “yes” or “no”, which seldom makes a sentence.
    ///
    /// ```weigh warning W915
    /// check small "It is small"
    ///   needs public cost is under £5m
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "Over five million: {public cost is over £5m}."
    ///   to fix "Mend it."
    /// ```
    ///
    /// The reader would see “Over five million: yes.”
    ///
    /// ```weigh
    /// check small "It is small"
    ///   needs public cost is under £5m
    ///   should [GUIDE 4]
    ///   counts as minor
    ///   if not "It costs {public cost}."
    ///   to fix "Mend it."
    /// ```
    W915 Warning
}
