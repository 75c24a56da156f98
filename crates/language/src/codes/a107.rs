//! x

crate::codes::answer_page! {
    /// x
    A107
}
