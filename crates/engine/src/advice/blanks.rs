//! Two figures that are both blank and held against each other: one is taken to be a usual one, so that
//! the other can be found from it.

use super::{
    edit::{Edit, apply_all},
    reads::Source,
    search::{Found, Search},
    slots::Slot,
    values::{candidates, usual},
};
use crate::{
    Value,
    evaluate::{Evaluation, Reading},
};

/// So many blank figures are taken to be a usual one.
const MOST_USUAL: usize = 4;

/// How many pairs are weighed for one check.
const MOST_PAIRS: usize = 200;

impl Search<'_> {
    /// Changes of two blank figures that meet a check.
    pub(super) fn blank_figures(&self, check: usize) -> Vec<Found> {
        let reads = self.reads.by_check(check);
        let may_change = |slot: &&Slot<'_>| {
            let is_blank = slot.asked && slot.now.is_none() && !slot.fixed;
            is_blank && reads.contains(&Source::of(slot.spot))
        };
        let blank = self.slots.iter().filter(may_change);
        let blank = blank.filter_map(|slot| Some((slot, usual(slot.question)?)));
        let blank: Vec<_> = blank.take(MOST_USUAL).collect();
        let mut found = Vec::new();
        let mut tried = 0;
        for (first, usual) in &blank {
            let (of, first) = (first.spot, Edit::Set(first.spot, Value::Number(*usual)));
            let mut answers = self.scales.answers.clone();
            apply_all(std::slice::from_ref(&first), &mut answers, self.scales.program);
            let taken = Evaluation::new(self.scales.program, &answers, Reading::Stands);
            for (second, _) in blank.iter().filter(|(second, _)| second.spot != of) {
                let values = candidates(
                    second.spot,
                    second.question,
                    None,
                    &taken,
                    self.bounds,
                    self.options,
                );
                for value in values {
                    tried += 1;
                    let edits = vec![first.clone(), Edit::Set(second.spot, value)];
                    match self.weigh(edits).filter(|_| tried <= MOST_PAIRS) {
                        Some(pair) if pair.weighed.meets(check) => found.push(pair),
                        Some(_) => {}
                        None => return found,
                    }
                }
            }
        }
        found
    }
}
