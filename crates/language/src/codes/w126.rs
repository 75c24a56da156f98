//! A file is larger than 1 MB.

crate::codes::code! {
    /// A file is larger than 1 MB.
    ///
    /// Rules are written and read by people, and 1 MB is more than 10,000 lines.
    /// Mostly it is the wrong file: a spreadsheet, a scanned document or a list of figures.
    ///
    /// ```text
    /// rules.weigh        32 KB
    /// grants-all.weigh   4 MB    <- too large
    /// ```
    ///
    /// Look whether the path names the file that you mean.
    /// Long lists of figures belong in a CSV file, from which a table is read.
    /// Rules that are really so long are split into parts, such as `questions.weigh`:
    ///
    /// ```weigh as questions.weigh
    /// part "Questions on delivery"
    ///
    /// section "Delivery"
    /// ask months of work: whole number of months, from 1 to 60 "How long will it take?"
    /// ```
    ///
    /// The pack then takes them one after the other.
    ///
    /// ```weigh
    /// rules "Grants"
    ///
    /// use "questions.weigh"
    ///
    /// define long is months of work is over 24
    /// ```
    W126 Error
}
