//! A condition in braces shows only “yes” or “no”.

crate::codes::code! {
    /// A condition in braces shows only “yes” or “no”.
    ///
    /// A value in braces is put into the text as it is. Of a condition that is “yes” or “no”, which seldom makes a sentence.
    W915 Warning
}
