//! The file does not start with `rules`, or a framework file not with `framework`.

crate::codes::code! {
    /// The file does not start with `rules`, or a framework file not with `framework`.
    W106 Error
}
