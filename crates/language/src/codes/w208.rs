//! A file that is used is not there.

crate::codes::code! {
    /// A file that is used is not there.
    ///
    /// A path leads from the folder of the rule file to the file it uses; `..` goes one folder up.
    /// At its end there is no file of this name.
    ///
    /// ```weigh error W208
    /// use framework regional from "seeds/emof.weigh"
    /// ```
    ///
    /// ```weigh
    /// use framework regional from "../seeds/emof.weigh"
    /// ```
    W208 Error
}
