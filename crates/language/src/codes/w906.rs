//! A line that moves a level changes nothing.

crate::codes::code! {
    /// A line that moves a level changes nothing.
    ///
    /// Its condition never holds where the level is not there already.
    /// Mend the condition or the name, or take the line out.
    W906 Warning
}
