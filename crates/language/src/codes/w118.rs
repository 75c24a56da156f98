//! A check cites no clause.

crate::codes::code! {
    /// A check cites no clause.
    ///
    /// A check rests on a document, and says on which clause of it.
    /// Whoever is told that a check is not met can then look it up, and whoever changes the document can find the
    /// checks it touches.
    ///
    /// ```weigh error W118
    /// check start known "The start date is known"
    ///   needs start date is given
    ///   should
    ///   counts as minor
    ///   if not "There is no start date."
    ///   to fix "Say when delivery starts."
    /// ```
    ///
    /// What no document asks for rests on your own practice: declare a source for it, and cite that.
    ///
    /// ```weigh
    /// source PRACTICE is "What our team has learnt"
    ///
    /// check start known "The start date is known"
    ///   needs start date is given
    ///   should [PRACTICE 2]
    ///   counts as minor
    ///   if not "There is no start date."
    ///   to fix "Say when delivery starts."
    /// ```
    W118 Error
}
