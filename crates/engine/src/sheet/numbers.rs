//! The numbers of a sheet: nearly all of them are bounds in millionths, which stand close together;
//! what is not stands aside.

use super::{
    LANES, Lane, Span,
    span::{ABOVE, BELOW},
};

/// Bounds in millionths, as in [`Span::Small`].
pub(super) type Narrow = (i64, i64);

/// Stands for a number that is kept aside: no bounds are this way round.
const ASIDE: Narrow = (ABOVE, BELOW);

/// Numbers, each in both readings.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    narrow: Vec<[Narrow; 2]>,
    /// In the same places; as far as one is used.
    aside: Vec<[Span; 2]>,
}

impl Numbers {
    /// Takes all of them out; their room is kept.
    pub(super) fn clear(&mut self) {
        // What stands aside is looked at only where something was put there anew.
        self.narrow.clear();
    }

    /// Takes in those of another after its own.
    pub(super) fn extend(&mut self, other: &Self) {
        let start = self.narrow.len();
        self.narrow.extend_from_slice(&other.narrow);
        for (at, wide) in other.aside.iter().enumerate() {
            self.put_aside(start + at, *wide);
        }
    }

    /// More places, in which every number is possible.
    pub(super) fn extend_open(&mut self, count: usize) {
        self.narrow.resize(self.narrow.len() + count, [(BELOW, ABOVE); 2]);
    }

    #[inline(always)]
    pub(super) fn get(&self, place: usize, lane: Lane) -> Span {
        match self.narrow.get(place) {
            Some([open, stands]) => {
                let (lo, hi) = match lane {
                    Lane::Open => *open,
                    Lane::Stands => *stands,
                };
                if lo <= hi { Span::Small { lo, hi } } else { self.kept_aside(place, lane) }
            }
            None => Span::ALL,
        }
    }

    #[cold]
    fn kept_aside(&self, place: usize, lane: Lane) -> Span {
        match (self.aside.get(place), lane) {
            (Some([open, _]), Lane::Open) => *open,
            (Some([_, stands]), Lane::Stands) => *stands,
            (None, _) => Span::ALL,
        }
    }

    /// Bounds in millionths, if it has such.
    #[inline(always)]
    pub(super) fn narrow(&self, place: usize, lane: Lane) -> Option<Narrow> {
        let [open, stands] = self.narrow.get(place)?;
        let narrow = match lane {
            Lane::Open => *open,
            Lane::Stands => *stands,
        };
        (narrow.0 <= narrow.1).then_some(narrow)
    }

    /// Puts bounds in millionths in their place; whether they came out otherwise than before, if that
    /// is asked.
    #[inline]
    pub(super) fn set_narrow<const ASKED: bool>(
        &mut self,
        place: usize,
        narrow: [Narrow; 2],
    ) -> bool {
        let Some(slot) = self.narrow.get_mut(place) else { return false };
        let changed = ASKED && *slot != narrow;
        *slot = narrow;
        changed
    }

    /// Puts a number in its place; whether it came out otherwise than before, if that is asked.
    pub(super) fn set<const ASKED: bool>(&mut self, place: usize, number: [Span; 2]) -> bool {
        let changed = ASKED && LANES.map(|lane| self.get(place, lane)) != number;
        let narrow = number.map(|span| match span {
            Span::Small { lo, hi } if lo <= hi => (lo, hi),
            _ => ASIDE,
        });
        if narrow.contains(&ASIDE) {
            self.put_aside(place, number);
        }
        if let Some(slot) = self.narrow.get_mut(place) {
            *slot = narrow;
        }
        changed
    }

    #[cold]
    fn put_aside(&mut self, place: usize, number: [Span; 2]) {
        if self.aside.len() <= place {
            self.aside.resize(place + 1, [Span::ALL; 2]);
        }
        if let Some(slot) = self.aside.get_mut(place) {
            *slot = number;
        }
    }
}
