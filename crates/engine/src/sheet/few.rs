//! The sum or the average of the best few items, in millionths: as [`best`](crate::best) finds it in
//! decimals, for what a sheet computes again and again.

/// More items go the way of decimals.
pub(super) const MOST: usize = 32;

/// What an item has, at least and at most, and whether it counts for sure.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    pub(super) ends: [i64; 2],
    pub(super) sure: bool,
}

/// What is made of the best few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few {
    /// How many.
    pub(super) count: usize,
    /// The lowest are the best.
    pub(super) lowest: bool,
    /// The sum of them, and not the average.
    pub(super) added_up: bool,
}

/// A sum, and what it is divided by.
type Ratio = (i128, i128);

impl Few {
    /// The least (`end` 0) or the most (1) that can come of the items; `none` where none counts.
    ///
    /// An item that need not count matters at most with all that are lower (or higher) than it, so
    /// taking them in one by one finds it.
    pub(super) fn end(self, items: &[Item], end: usize, none: i64) -> Option<Ratio> {
        let (mut taken, mut further) = (Sorted::default(), Sorted::default());
        for item in items {
            let list = if item.sure { &mut taken } else { &mut further };
            list.insert(*item.ends.get(end)?)?;
        }
        let mut found = match taken.values() {
            [] => (none.into(), 1),
            _ => self.made_of(&taken),
        };
        for place in 0..further.values().len() {
            let place = if end == 0 { place } else { further.values().len() - 1 - place };
            taken.insert(*further.values().get(place)?)?;
            let with_it = self.made_of(&taken);
            if (end == 0) == (with_it.0 * found.1 < found.0 * with_it.1) {
                found = with_it;
            }
        }
        Some(found)
    }

    fn made_of(self, taken: &Sorted) -> Ratio {
        let values = taken.values();
        let count = self.count.min(values.len());
        let skipped = if self.lowest { 0 } else { values.len() - count };
        let best = values.iter().skip(skipped).take(count);
        let by = if self.added_up { 1 } else { count };
        (best.map(|value| i128::from(*value)).sum(), i128::try_from(by.max(1)).unwrap_or(1))
    }
}

/// A few numbers, the least first.
#[derive(Default)]
struct Sorted {
    values: [i64; MOST],
    count: usize,
}

impl Sorted {
    fn values(&self) -> &[i64] {
        self.values.get(..self.count).unwrap_or_default()
    }

    fn insert(&mut self, value: i64) -> Option<()> {
        let place = self.values().partition_point(|it| *it <= value);
        let moved = self.values.get_mut(place..=self.count)?;
        moved.rotate_right(1);
        *moved.first_mut()? = value;
        self.count += 1;
        Some(())
    }
}
