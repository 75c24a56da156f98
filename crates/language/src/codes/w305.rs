//! `is given` is asked of something that is not an answer.

crate::codes::code! {
    /// `is given` is asked of something that is not an answer.
    W305 Error
}
