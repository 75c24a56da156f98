//! The bounds of a cell are out of order.

crate::codes::code! {
    /// The bounds of a cell are out of order.
    ///
    /// `A up to B` takes in A and all that is less than B, so B must be more than A.
    /// When the bounds are settings, their figures may have changed places; the message names both.
    ///
    /// ```weigh error W414
    /// setting standard from is £5m, illustrative
    /// setting large from is £1m, illustrative
    /// table grant rate: percentage
    /// | public cost                     | rate |
    /// | under standard from             | 50%  |
    /// | standard from up to large from  | 40%  |
    /// | large from or more              | 25%  |
    /// ```
    ///
    /// Mend the figure that is wrong, or exchange the two.
    ///
    /// ```weigh
    /// setting standard from is £1m, illustrative
    /// setting large from is £5m, illustrative
    /// table grant rate: percentage
    /// | public cost                     | rate |
    /// | under standard from             | 50%  |
    /// | standard from up to large from  | 40%  |
    /// | large from or more              | 25%  |
    /// ```
    W414 Error
}
