//! The points of a score from its lines.

use super::{At, Lane, Sheet, Span, span::ONE};
use crate::{
    Interval, Truth,
    evaluate::{Weighted, mean},
    plan::{Earned, Scored, ScoredLine},
    quotient::DIGITS_END,
};

/// Sums over the lines that are required for sure: of points, and of points times what is earned.
/// All in millionths, products in millionths of those.
#[derive(Default)]
struct Sums {
    lines: usize,
    weight: i128,
    lo: i128,
    hi: i128,
}

impl Sheet {
    /// What the lines come to, neither capped nor settled.
    pub(super) fn score(&self, scored: &Scored, at: &At, lane: Lane) -> Span {
        let fast = self.of_sure_lines(scored, at, lane);
        fast.unwrap_or_else(|| self.of_all_lines(scored, at, lane))
    }

    /// Where it is settled which lines are required, and all is in millionths.
    fn of_sure_lines(&self, scored: &Scored, at: &At, lane: Lane) -> Option<Span> {
        let mut sums = Sums::default();
        let mut only = Span::ZERO;
        for line in &scored.lines {
            match line.required.map(|required| self.truth(required, at).lane(lane)) {
                None | Some(Truth { yes: true, no: false }) => {}
                Some(Truth { yes: true, no: true }) => return None,
                Some(_) => continue,
            }
            let points = i128::from(line.small_points?);
            let earned = self.earned(line, at, lane);
            only = earned;
            sums.lines += 1;
            let Span::Small { lo, hi } = earned else { continue };
            sums.weight = sums.weight.checked_add(points)?;
            sums.lo = sums.lo.checked_add(points.checked_mul(lo.into())?)?;
            sums.hi = sums.hi.checked_add(points.checked_mul(hi.into())?)?;
        }
        let worth = scored.small_worth?;
        match (sums.lines, only) {
            (0, _) => Some(Span::point(worth)),
            (1, only) => Some(only.combine(crate::program::Operator::Times, Span::point(worth))),
            // Every line has to be in millionths, or what was added is not all there is.
            _ => {
                if sums.weight <= 0 || !self.in_millionths(scored, at, lane) {
                    return None;
                }
                let times = |sum: i128| {
                    let product = sum.checked_mul(worth.into())?;
                    (product.unsigned_abs() < DIGITS_END).then_some(product)
                };
                // Of the three factors in millionths, the weight takes one back.
                Span::ratios(times(sums.lo)?, times(sums.hi)?, sums.weight, 12)
            }
        }
    }

    fn in_millionths(&self, scored: &Scored, at: &At, lane: Lane) -> bool {
        let small = |line: &ScoredLine| match line.earned {
            Earned::Truth(_) => true,
            Earned::Number(of) => matches!(self.number(of, at, lane), Span::Small { .. }),
        };
        scored.lines.iter().all(small)
    }

    /// The part of a line's points that is earned: from 0 to 1, whatever its expression gives.
    fn earned(&self, line: &ScoredLine, at: &At, lane: Lane) -> Span {
        use crate::program::Operator::{Greater, Lesser};
        match line.earned {
            Earned::Truth(of) => Span::of_truth(self.truth(of, at).lane(lane)),
            Earned::Number(of) => {
                let of = self.number(of, at, lane);
                of.combine(Lesser, Span::point(ONE)).combine(Greater, Span::ZERO)
            }
        }
    }

    fn of_all_lines(&self, scored: &Scored, at: &At, lane: Lane) -> Span {
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
