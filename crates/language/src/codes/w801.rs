//! A file is named as something it is not.

crate::codes::code! {
    /// A file is named as something it is not.
    ///
    /// `use` takes a part, or with `framework` a framework. A whole pack is built on with `extends`.
    /// `follows` and `extends` take packs, and `clauses from` takes a list of clauses.
    /// What a file is stands at its start: `rules`, `part`, `framework` or `clauses`.
    ///
    /// Here a framework is taken for a part.
    ///
    /// ```weigh error W801
    /// rules "Grants"
    /// use "../seeds/emof.weigh"
    /// ```
    ///
    /// Name it as what it is.
    ///
    /// ```weigh
    /// rules "Grants"
    /// use framework emof from "../seeds/emof.weigh"
    /// ```
    W801 Error
}
