//! `same as` names no metric of the framework.

crate::codes::code! {
    /// `same as` names no metric of the framework.
    ///
    /// `same as` says that a metric is printed twice in the framework.
    /// Behind it stands the id of the other one, which this framework must have.
    ///
    /// ```weigh error W704
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Energy"
    /// metric A1.1.1 "Homes in EPC bands A to C"
    ///   source "EPC register"
    /// metric A1.1.2 "Homes in EPC bands A to C"
    ///   source "EPC register"
    ///   same as A1.1.l
    /// ```
    ///
    /// ```weigh
    /// framework "Regional framework"
    /// theme A1 "Homes"
    /// outcome A1.1 "Warm homes"
    /// group "Energy"
    /// metric A1.1.1 "Homes in EPC bands A to C"
    ///   source "EPC register"
    /// metric A1.1.2 "Homes in EPC bands A to C"
    ///   source "EPC register"
    ///   same as A1.1.1
    /// ```
    W704 Error
}
