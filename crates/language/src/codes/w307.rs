//! Values are added, multiplied or divided that do not go together.

crate::codes::code! {
    /// Values are added, multiplied or divided that do not go together.
    ///
    /// Money adds to money, and homes add to homes.
    /// An amount may be multiplied by a number or a percentage, and divided by an amount.
    /// Other sums mean nothing, and mostly a figure was mistaken for another.
    ///
    /// ```weigh error W307
    /// ask delivery time: number of months "How long does delivery take?"
    /// define burden is public cost + delivery time
    /// define reserve is public cost - 5%
    /// ```
    ///
    /// Say what the figure is a part of.
    ///
    /// ```weigh
    /// ask delivery time: number of months "How long does delivery take?"
    /// define cost a month is public cost / delivery time
    /// define reserve is public cost - 5% of public cost
    /// ```
    W307 Error
}
