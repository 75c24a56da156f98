//! A block or one of its parts lacks something: a name, a title, a text, a part.

crate::codes::code! {
    /// A block or one of its parts lacks something: a name, a title, a text, a part.
    W107 Error
}
