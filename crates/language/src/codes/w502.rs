//! Points do not add up.

crate::codes::code! {
    /// Points do not add up.
    ///
    /// The points of a score for each item add up to what it is out of, and the scores of a total add up to what
    /// the total is out of.
    /// Here they do not, so full marks would not be full marks.
    ///
    /// ```weigh error W502
    /// score strategic fit, worth 40 "Strategic fit"
    ///   1 for claims is given "It claims something"
    /// score deliverability, worth 50 "Deliverability"
    ///   1 for plan is given "It is planned"
    /// total score, out of 100
    ///   adds strategic fit, deliverability
    /// ```
    ///
    /// Change the worth of a score, or what the total is out of.
    ///
    /// ```weigh
    /// score strategic fit, worth 40 "Strategic fit"
    ///   1 for claims is given "It claims something"
    /// score deliverability, worth 60 "Deliverability"
    ///   1 for plan is given "It is planned"
    /// total score, out of 100
    ///   adds strategic fit, deliverability
    /// ```
    W502 Error
}
