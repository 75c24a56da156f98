//! x

crate::codes::answer_page! {
    /// x
    A101
}
