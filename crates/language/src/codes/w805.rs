//! A local pack declares something that the pack it extends has.

crate::codes::code! {
    /// A local pack declares something that the pack it extends has.
    ///
    /// A local pack may not change or replace what is central, nor give it a second verdict or total.
    /// It may give a setting another value (`setting NAME is …`), ask for more in a check
    /// (`tighten NAME`), and add what has names of its own.
    W805 Error
}
