//! `any gate is not met` stands outside the verdict.

crate::codes::code! {
    /// `any gate is not met` stands outside the verdict.
    W311 Error
}
