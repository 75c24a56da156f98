//! A check is always met.

crate::codes::code! {
    /// A check is always met.
    ///
    /// Whatever is answered, and whatever is left blank, this check is met.
    /// It asks nothing of anybody. Mostly a bound is one that no answer can miss, such as “at least £0”.
    W902 Warning
}
