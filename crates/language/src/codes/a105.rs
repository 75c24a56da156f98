//! An answer lies outside the limits of its question.

crate::codes::answer_page! {
    /// An answer lies outside the limits of its question.
    ///
    /// The rules say from where to where a figure may go, and the message repeats it.
    /// Mostly there is a nought too many or too few, or an amount is in thousands where pounds are asked for.
    /// The answer is left out, and the question counts as not answered.
    ///
    /// If a question takes from 0% to 100%, this is wrong:
    ///
    /// ```json
    /// { "answers": { "funding secured": "750%" } }
    /// ```
    ///
    /// And this is right:
    ///
    /// ```json
    /// { "answers": { "funding secured": "75%" } }
    /// ```
    ///
    /// If the figure is right all the same, tell whoever looks after the rules.
    A105
}
