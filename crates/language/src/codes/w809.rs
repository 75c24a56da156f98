//! A limit on local values does not fit the setting.

crate::codes::code! {
    /// A limit on local values does not fit the setting.
    ///
    /// Only figures can rise or fall.
    /// Yes or no can do neither.
    ///
    /// ```weigh error W809
    /// setting strict is yes, may only rise
    /// ```
    ///
    /// Write `fixed` if local packs may not change it, or nothing if they may.
    ///
    /// ```weigh
    /// setting strict is yes, fixed
    /// ```
    W809 Error
}
