//! What is made of the items of a list: those there are, and those that may still come.

use rust_decimal::Decimal;

use super::{At, Evaluation, Weighted, mean};
use crate::{
    Interval, Possible, Truth,
    best::{self, Made},
    different::{self, Compared},
    program::{Fold, Over},
};

impl Evaluation<'_> {
    pub(super) fn over(&self, over: &Over, at: Option<At>) -> Possible {
        let further = self.further(over.list, at);
        let room = self.room(over.list, at);
        // Each item with whether it counts; then the further items, which need not come.
        let mut items: Vec<(At, Truth)> = self
            .items(over.list, at)
            .map(|at| (at, self.holds(over.filter.as_ref(), Some(at))))
            .filter(|(_, counts)| counts.yes)
            .collect();
        let further_counts = room > 0 && self.holds(over.filter.as_ref(), Some(further)).yes;
        let copies = match over.fold {
            // Of like items, no more than count can make a difference.
            _ if over.best.is_some() => over.best.map_or(room, |best| room.min(best.count)),
            Fold::Average | Fold::Sum | Fold::Count | Fold::CountDifferent => room,
            Fold::All | Fold::Any | Fold::Largest | Fold::Smallest => 1,
            Fold::AllDifferent => room.min(2),
        };
        if further_counts {
            items.extend(std::iter::repeat_n((further, Truth::OPEN), copies));
        }
        match over.fold {
            Fold::All => Possible::Truth(items.iter().fold(Truth::YES, |all, (at, counts)| {
                all.and(counts.negated().or(self.truth(&over.body, Some(*at))))
            })),
            Fold::Any => Possible::Truth(items.iter().fold(Truth::NO, |any, (at, counts)| {
                any.or(counts.and(self.truth(&over.body, Some(*at))))
            })),
            Fold::Count => {
                let sure = items.iter().filter(|(_, counts)| !counts.no).count();
                let number = |count: usize| Some(Decimal::from(count));
                Possible::Number(Interval::new(number(sure), number(items.len())))
            }
            Fold::Sum | Fold::Average if over.best.is_some() => {
                Possible::Number(self.best(over, &items, at))
            }
            Fold::Sum => {
                let zero = Interval::point(Decimal::ZERO);
                Possible::Number(items.iter().fold(zero, |sum, (at, counts)| {
                    let value = self.number(&over.body, Some(*at));
                    sum.plus(if counts.no { value.hull(zero) } else { value })
                }))
            }
            Fold::Average => {
                let shares: Vec<_> = items
                    .iter()
                    .map(|(at, counts)| Weighted {
                        weight: Decimal::ONE,
                        value: self.number(&over.body, Some(*at)),
                        counts: *counts,
                    })
                    .collect();
                Possible::Number(mean(&shares, Decimal::ONE, self.if_none(over, at)))
            }
            Fold::AllDifferent => {
                Possible::Truth(different::all_different(&self.compared(over, items)))
            }
            Fold::CountDifferent => Possible::Number(different::count(&self.compared(over, items))),
            Fold::Largest => Possible::Number(self.extreme(over, &items, at, Interval::greater)),
            Fold::Smallest => Possible::Number(self.extreme(over, &items, at, Interval::lesser)),
        }
    }

    fn compared(&self, over: &Over, items: Vec<(At, Truth)>) -> Vec<Compared> {
        items.into_iter().map(|item| Compared::of(self, &over.body, item)).collect()
    }

    fn best(&self, over: &Over, items: &[(At, Truth)], at: Option<At>) -> Interval {
        let Some(few) = over.best else { return Interval::ALL };
        let values: Vec<_> = items
            .iter()
            .map(|(at, counts)| (self.number(&over.body, Some(*at)), *counts))
            .collect();
        let made = if over.fold == Fold::Sum { Made::Sum } else { Made::Mean };
        best::best(&values, few, made, self.if_none(over, at))
    }

    /// Whether it may be that no item counts.
    pub(crate) fn may_be_none(&self, over: &Over, at: Option<At>) -> bool {
        self.items(over.list, at).all(|at| self.holds(over.filter.as_ref(), Some(at)).no)
    }

    fn if_none(&self, over: &Over, at: Option<At>) -> Interval {
        over.if_none.as_ref().map_or(Interval::ALL, |expr| self.number(expr, at))
    }

    fn extreme(
        &self,
        over: &Over,
        items: &[(At, Truth)],
        at: Option<At>,
        pick: fn(Interval, Interval) -> Interval,
    ) -> Interval {
        let value = |at: At| self.number(&over.body, Some(at));
        let sure = items.iter().filter(|(_, counts)| !counts.no);
        let mut result = sure.map(|(at, _)| value(*at)).reduce(pick);
        if result.is_none() {
            result = Some(self.if_none(over, at));
            for (at, _) in items {
                result = result.map(|so_far| so_far.hull(value(*at)));
            }
            return result.unwrap_or(Interval::ALL);
        }
        for (at, _) in items.iter().filter(|(_, counts)| counts.no) {
            result = result.map(|so_far| so_far.hull(pick(so_far, value(*at))));
        }
        result.unwrap_or(Interval::ALL)
    }
}
