//! The file does not start with `rules`, or a framework file not with `framework`.

crate::codes::code! {
    /// The file does not start with `rules`, or a framework file not with `framework`.
    ///
    /// The first block says what a file is.
    /// A pack of rules starts with `rules` and its title; an outcomes framework starts with `framework` and its title.
    /// Only notes that start with `--` may stand before it.
    ///
    /// ```weigh error W106
    /// section "Money"
    /// ask grant: money "How much grant is asked for?"
    /// ```
    ///
    /// ```weigh
    /// rules "Community grants"
    /// section "Money"
    /// ask grant: money "How much grant is asked for?"
    /// ```
    ///
    /// The message also comes when `use framework` names a file of rules.
    W106 Error
}
