//! A list has more items than its question takes.

crate::codes::answer_page! {
    /// A list has more items than its question takes.
    ///
    /// The rules say how many items a list may have.
    /// The first ones, up to that number, are assessed, and the others are left out.
    /// So put first what matters most, or join items that say much the same.
    ///
    /// If claims may be up to two, the third of these is left out:
    ///
    /// ```json
    /// {
    ///   "answers": {
    ///     "claims": [
    ///       { "output": "Homes insulated" },
    ///       { "output": "Boilers replaced" },
    ///       { "output": "Windows replaced" }
    ///     ]
    ///   }
    /// }
    /// ```
    ///
    /// Joined, nothing is left out:
    ///
    /// ```json
    /// { "answers": { "claims": [{ "output": "Homes insulated" }, { "output": "Heating and windows renewed" }] } }
    /// ```
    A107
}
