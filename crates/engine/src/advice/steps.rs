//! The next steps that help most, over all checks and scores.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{
    result::Fix,
    scales::Weighed,
    search::{Found, Search, place},
    tell::Manner,
};
use crate::{assessment::State, order, program::Severity, reasons::Spot};

/// How many steps are told.
const MOST_STEPS: usize = 5;

/// What a step is worth; better is greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    verdict: Option<usize>,
    gates: isize,
    majors: isize,
    points: Decimal,
}

impl Search<'_> {
    /// The best steps, best first: those that lead to a better verdict, then those that open gates,
    /// then those that gain most points; of equal ones, what disturbs least.
    pub(crate) fn steps(&self, known: &[Found]) -> Vec<Fix> {
        let worth = |weighed: &Weighed| Worth {
            verdict: weighed.verdict,
            gates: -self.not_met(weighed, Severity::Gate),
            majors: -self.not_met(weighed, Severity::Major),
            points: weighed.total,
        };
        let now = worth(&self.base);
        let mut better: Vec<_> = known
            .iter()
            .map(|found| (worth(&found.weighed), found))
            // No points are given away but for a better verdict.
            .filter(|(then, _)| {
                *then > now && (then.points >= now.points || then.verdict > now.verdict)
            })
            .map(|(then, found)| ((Reverse(then), self.disturbance(found)), found))
            .collect();
        order::sort_by(&mut better, |(a, _), (b, _)| a.cmp(b));
        let mut steps = Vec::new();
        let mut places: Vec<Vec<Spot>> = Vec::new();
        for ((Reverse(then), _), found) in better {
            if steps.len() == MOST_STEPS {
                break;
            }
            // One step for each place; of items, for each field.
            let at: Vec<Spot> = found.edits.iter().map(|edit| widest(place(edit))).collect();
            if places.contains(&at) {
                continue;
            }
            // All that is told of the change holds of the other answers that are told with it.
            let as_good = |weighed: &Weighed| {
                worth(weighed) >= then
                    && weighed.total >= then.points
                    && weighed.breaks_no_more_than(&found.weighed)
            };
            let surely = |weighed: &Weighed| self.opens_for_sure(weighed);
            let opens = |weighed: &Weighed| self.opens_as_much(weighed, found, then.points);
            if let Some(fix) = self.tell(found, (&opens, &as_good), &surely, Manner::Advice) {
                places.push(at);
                steps.push(fix);
            }
        }
        steps
    }

    /// Whether all checks are no longer not met that were found to be so; where there were none, whether
    /// as many points are gained.
    fn opens_as_much(&self, weighed: &Weighed, found: &Found, points: Decimal) -> bool {
        let states = self.base.checks.iter().zip(found.weighed.checks.iter().zip(&weighed.checks));
        let mut opened = states
            .filter(|(before, (then, _))| **before == State::NotMet && **then != State::NotMet)
            .map(|(_, (_, it))| *it != State::NotMet)
            .peekable();
        match opened.peek() {
            Some(_) => opened.all(|it| it),
            None => weighed.total >= points,
        }
    }

    /// Whether all checks that are no longer not met are so whatever else is answered.
    fn opens_for_sure(&self, then: &Weighed) -> bool {
        let states = self.base.checks.iter().zip(then.checks.iter().zip(&then.open));
        states
            .filter(|(before, (after, _))| **before == State::NotMet && **after != State::NotMet)
            .all(|(_, (_, open))| matches!(open, State::Met | State::NotRequired))
    }

    fn not_met(&self, weighed: &Weighed, severity: Severity) -> isize {
        let states = weighed.checks.iter().zip(&weighed.severities);
        let count =
            states.filter(|(state, is)| **state == State::NotMet && **is == severity).count();
        isize::try_from(count).unwrap_or(isize::MAX)
    }
}

/// A field, of whichever item.
fn widest(spot: Spot) -> Spot {
    match spot {
        Spot::Field { list, field, .. } => Spot::Field { list, item: usize::MAX, field },
        spot => spot,
    }
}
