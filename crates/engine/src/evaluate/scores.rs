//! Scores and their total.

use rust_decimal::Decimal;

use super::{Evaluation, Reading, Weighted, mean};
use crate::{
    Interval, Possible,
    program::{Expr, Line, Score},
};

impl Evaluation<'_> {
    /// A score's points, before the reading settles them (a sheet holds them settled).
    pub(crate) fn score(&self, index: usize) -> Interval {
        if let Some(seen) = self.sheet.and_then(|sheet| sheet.score(index)) {
            return seen.number();
        }
        let Some(score) = self.program.scores.get(index) else { return Interval::ALL };
        let shares = self.shares(score);
        let points = mean(&shares, score.worth, Interval::point(Decimal::ONE));
        self.capped(points, score.most.as_ref())
    }

    /// Points, but no more than a cap lets through.
    fn capped(&self, points: Interval, most: Option<&Expr>) -> Interval {
        most.map_or(points, |most| points.lesser(self.number(most, None)))
    }

    fn shares(&self, score: &Score) -> Vec<Weighted> {
        let lines = score.lines.iter().map(|line| Weighted {
            weight: line.points,
            value: match line.check() {
                Some(check) => Possible::Truth(self.check_at(check).1).number(),
                None => self.earned(line),
            },
            counts: self.holds(line.required.as_ref(), None),
        });
        lines.filter(|share| share.counts.yes).collect()
    }

    /// The part of a line's points that is earned: from 0 to 1, whatever its expression gives.
    pub(crate) fn earned(&self, line: &Line) -> Interval {
        let (none, all) = (Interval::point(Decimal::ZERO), Interval::point(Decimal::ONE));
        self.number(&line.earned, None).lesser(all).greater(none)
    }

    /// The sum of the scores, before the factor.
    pub(crate) fn sum_of_scores(&self) -> Interval {
        if let Some(seen) = self.sheet.and_then(|sheet| sheet.sum()) {
            return seen.number();
        }
        let zero = Interval::point(Decimal::ZERO);
        let scores = self.program.total.iter().flat_map(|total| &total.scores);
        scores.fold(zero, |sum, score| sum.plus(self.settled(self.score(*score))))
    }

    /// The total, before the reading settles it. No factor takes it below nothing or above what it
    /// is out of.
    pub(crate) fn total(&self) -> Interval {
        if let Some(seen) = self.sheet.and_then(|sheet| sheet.total()) {
            return seen.number();
        }
        let sum = self.sum_of_scores();
        let Some(total) = &self.program.total else { return sum };
        let product = match &total.factor {
            Some(factor) => sum.times(self.number(factor, None)),
            None => sum,
        };
        let most = Interval::point(total.out_of);
        let product = self.capped(product, total.most.as_ref());
        product.lesser(most).greater(Interval::point(Decimal::ZERO))
    }

    /// As it stands, a score is what is certainly earned.
    pub(crate) fn settled(&self, points: Interval) -> Interval {
        match (self.reading, points.lo) {
            (Reading::Stands, Some(lo)) => Interval::point(lo),
            _ => points,
        }
    }
}
