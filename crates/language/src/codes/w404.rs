//! A cell cannot be read.

crate::codes::code! {
    /// A cell cannot be read.
    ///
    /// A cell says which values of its column fit: `under £1m`, `£1m up to £5m`, `£5m or more`, `low or medium`,
    /// `T2 and above`, `yes`, `no` or `any`.
    /// This cell says it in another way, or it is empty.
    ///
    /// ```weigh error W404
    /// table route: one of officer, board
    /// | contested | route   |
    /// | true      | board   |
    /// | false     | officer |
    /// ```
    ///
    /// ```weigh
    /// table route: one of officer, board
    /// | contested | route   |
    /// | yes       | board   |
    /// | no        | officer |
    /// ```
    ///
    /// If the column does not matter in a row, write `any`.
    W404 Error
}
