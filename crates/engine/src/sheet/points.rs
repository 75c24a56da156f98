//! The points of a score from its lines.

use super::{At, Lane, Sheet, Span, span::ONE};
use crate::{
    Interval, Truth,
    evaluate::{Weighted, mean},
    plan::{Earned, Scored, ScoredLine},
    program::Operator,
    quotient::DIGITS_END,
};

/// The lines of a score, all of them in millionths: sums over those that are required for sure, and
/// those that need not be.
struct Lines {
    sure: usize,
    /// Points.
    weight: i128,
    /// Points times what is earned of them, in millionths of millionths.
    lo: i128,
    hi: i128,
    optional: [Optional; MOST_OPTIONAL],
    further: usize,
}

/// More lines that need not be required are added up plainly.
const MOST_OPTIONAL: usize = 16;

/// A line that need not be required.
#[derive(Clone, Copy, Default)]
struct Optional {
    points: i128,
    lo: i128,
    hi: i128,
}

impl Sheet {
    /// What the lines come to, neither capped nor settled.
    pub(super) fn score(&self, scored: &Scored, at: &At, lane: Lane) -> Span {
        let fast = self.in_millionths(scored, at, lane);
        fast.unwrap_or_else(|| self.plainly(scored, at, lane))
    }

    /// Where all lines but a single one are in millionths.
    fn in_millionths(&self, scored: &Scored, at: &At, lane: Lane) -> Option<Span> {
        let worth = scored.small_worth?;
        let mut only = Span::point(ONE);
        let mut lines = Lines {
            sure: 0,
            weight: 0,
            lo: 0,
            hi: 0,
            optional: [Optional::default(); MOST_OPTIONAL],
            further: 0,
        };
        let mut others = false;
        for line in &scored.lines {
            let required = match line.required {
                Some(required) => self.truth(required, at).lane(lane),
                None => Truth::YES,
            };
            if !required.yes {
                continue;
            }
            only = self.earned(line, at, lane);
            match only {
                Span::Small { lo, hi } => lines.add(line.small_points?, (lo, hi), required.no)?,
                _ if required.no => return None,
                _ => {
                    lines.sure += 1;
                    others = true;
                }
            }
        }
        match (lines.sure, lines.further) {
            (0, 0) => Some(Span::point(worth)),
            (1, 0) => Some(only.combine(Operator::Times, Span::point(worth))),
            _ if others => None,
            _ => lines.points(worth),
        }
    }

    /// The part of a line's points that is earned: from 0 to 1, whatever its expression gives.
    fn earned(&self, line: &ScoredLine, at: &At, lane: Lane) -> Span {
        match line.earned {
            Earned::Truth(of) => Span::of_truth(self.truth(of, at).lane(lane)),
            Earned::Number(of) => {
                let of = *self.number(of, at, lane);
                of.combine(Operator::Lesser, Span::point(ONE))
                    .combine(Operator::Greater, Span::ZERO)
            }
        }
    }

    fn plainly(&self, scored: &Scored, at: &At, lane: Lane) -> Span {
        let required = |line: &ScoredLine| {
            line.required.map_or(Truth::YES, |required| self.truth(required, at).lane(lane))
        };
        let lines = scored.lines.iter().map(|line| Weighted {
            weight: line.points,
            value: self.earned(line, at, lane).interval(),
            counts: required(line),
        });
        let shares: Vec<_> = lines.filter(|share| share.counts.yes).collect();
        mean(&shares, scored.worth, Interval::point(rust_decimal::Decimal::ONE)).into()
    }
}

impl Lines {
    fn add(&mut self, points: i64, (lo, hi): (i64, i64), optional: bool) -> Option<()> {
        let (points, lo, hi) = (i128::from(points), i128::from(lo), i128::from(hi));
        if optional {
            *self.optional.get_mut(self.further)? = Optional { points, lo, hi };
            self.further += 1;
            return Some(());
        }
        self.sure += 1;
        self.weight = self.weight.checked_add(points)?;
        self.lo = self.lo.checked_add(points.checked_mul(lo)?)?;
        self.hi = self.hi.checked_add(points.checked_mul(hi)?)?;
        Some(())
    }

    /// The bounds of what the lines come to: those that need not be required are taken in, the worst
    /// first or the best first, for as long as they make a difference.
    fn points(mut self, worth: i64) -> Option<Span> {
        if self.weight <= 0 {
            return None;
        }
        let optional = self.optional.get_mut(..self.further)?;
        let (mut low, mut sum) = (self.weight, self.lo);
        sort(optional, |line| line.lo);
        for line in optional.iter() {
            if line.lo.checked_mul(low)? >= sum {
                break;
            }
            sum = sum.checked_add(line.points.checked_mul(line.lo)?)?;
            low = low.checked_add(line.points)?;
        }
        let lo = sum;
        let (mut high, mut sum) = (self.weight, self.hi);
        sort(optional, |line| -line.hi);
        for line in optional.iter() {
            if line.hi.checked_mul(high)? <= sum {
                break;
            }
            sum = sum.checked_add(line.points.checked_mul(line.hi)?)?;
            high = high.checked_add(line.points)?;
        }
        let times = |sum: i128| {
            let product = sum.checked_mul(worth.into())?;
            (product.unsigned_abs() < DIGITS_END).then_some(product)
        };
        // Of three factors in millionths, the divisor takes one back.
        Span::ratios((times(lo)?, low), (times(sum)?, high), 12)
    }
}

/// Behind a pointer, so that it is compiled once.
fn sort(lines: &mut [Optional], key: fn(&Optional) -> i128) {
    lines.sort_unstable_by_key(key);
}
