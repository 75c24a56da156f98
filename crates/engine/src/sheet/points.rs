//! The points of a score from its lines.

use super::{At, Both, LANES, Lane, Sheet, Span, numbers::Narrow, span::ONE};
use crate::{
    Interval, Truth,
    evaluate::{Weighted, mean},
    plan::{Earned, Scored, ScoredLine},
    program::Operator,
    quotient::DIGITS_END,
};

/// Sums over the lines of a score that are required for sure, all of them in millionths.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Lines {
    sure: u32,
    /// How many need not be required.
    further: u32,
    /// Points, and those that are earned whole: at least, and at most.
    weight: i64,
    whole: Narrow,
    /// Points times the part of them that is earned, in millionths of millionths.
    part: (i128, i128),
}

impl Lines {
    /// Takes in a line.
    #[inline(always)]
    fn take(&mut self, points: i64, required: Both, earned: Both, lane: Lane) {
        let sure = !required.no(lane);
        self.sure += u32::from(sure);
        self.further += u32::from(required.yes(lane) & !sure);
        // Laying out saw to it that there is room for all lines.
        self.weight += mask(points, sure);
        self.whole.0 += mask(points, sure & earned.yes(lane) & !earned.no(lane));
        self.whole.1 += mask(points, sure & earned.yes(lane));
    }

    /// All that is earned, in millionths of millionths.
    fn earned(&self) -> (i128, i128) {
        let whole = |points: i64| i128::from(points) * i128::from(ONE);
        (whole(self.whole.0) + self.part.0, whole(self.whole.1) + self.part.1)
    }
}

/// More lines that need not be required are added up plainly.
const MOST_OPTIONAL: usize = 16;

/// A line that need not be required.
#[derive(Clone, Copy, Default)]
struct Optional {
    points: i64,
    lo: i64,
    hi: i64,
}

impl Sheet {
    /// What the lines come to, neither capped nor settled, in both readings.
    pub(super) fn score(&self, scored: &Scored, at: &At) -> [Span; 2] {
        let lines = self.lines(scored, at);
        let lane = |lane: Lane, lines: Option<&Lines>| {
            let fast = lines.and_then(|lines| self.in_millionths(lines, scored, at, lane));
            fast.unwrap_or_else(|| self.plainly(scored, at, lane))
        };
        match &lines {
            // Lines that need not be required may be others in each reading.
            Some([open, stands]) if open == stands && open.further == 0 => {
                [lane(Lane::Open, Some(open)); 2]
            }
            Some([open, stands]) => {
                [lane(Lane::Open, Some(open)), lane(Lane::Stands, Some(stands))]
            }
            None => [lane(Lane::Open, None), lane(Lane::Stands, None)],
        }
    }

    /// The sums in both readings, where all is in millionths.
    fn lines(&self, scored: &Scored, at: &At) -> Option<[Lines; 2]> {
        scored.small_worth?;
        let mut sums = [Lines::default(); 2];
        for line in &scored.lines {
            let points = line.small_points?;
            let required = line.required.map_or(Both::YES, |required| self.truth(required, at));
            let Earned::Truth(earned) = line.earned else {
                self.part_line(line, points, required, at, &mut sums)?;
                continue;
            };
            let earned = self.truth(earned, at);
            let [open, stands] = &mut sums;
            open.take(points, required, earned, Lane::Open);
            stands.take(points, required, earned, Lane::Stands);
        }
        Some(sums)
    }

    /// A line of which a part may be earned.
    #[inline(never)]
    fn part_line(
        &self,
        line: &ScoredLine,
        points: i64,
        required: Both,
        at: &At,
        sums: &mut [Lines; 2],
    ) -> Option<()> {
        let Earned::Number(of) = line.earned else { return None };
        for (lane, sum) in LANES.into_iter().zip(sums) {
            sum.take(points, required, Both::NOTHING, lane);
            if !required.no(lane) {
                let (lo, hi) = self.narrow(of, at, lane)?;
                let part = |earned: i64| i128::from(points) * i128::from(earned.clamp(0, ONE));
                sum.part = (sum.part.0 + part(lo), sum.part.1 + part(hi));
            }
        }
        Some(())
    }

    fn in_millionths(&self, lines: &Lines, scored: &Scored, at: &At, lane: Lane) -> Option<Span> {
        let worth = scored.small_worth?;
        match (lines.sure, lines.further) {
            (0, 0) => Some(Span::point(worth)),
            _ if lines.weight <= 0 => None,
            (_, 0) if lines.part == (0, 0) => {
                let (whole, by) = (lines.whole, lines.weight.into());
                let times = |points: i64| i128::from(points) * i128::from(worth);
                Span::ratios::<6>((times(whole.0), by), (times(whole.1), by))
            }
            (_, 0) => {
                let ((lo, hi), by) = (lines.earned(), lines.weight.into());
                ratios(worth, (lo, by), (hi, by))
            }
            _ => self.with_optional(lines, scored, at, lane, worth),
        }
    }

    /// With the lines that need not be required: they are taken in, the worst first or the best first,
    /// for as long as they make a difference.
    #[inline(never)]
    fn with_optional(
        &self,
        sure: &Lines,
        scored: &Scored,
        at: &At,
        lane: Lane,
        worth: i64,
    ) -> Option<Span> {
        let (mut optional, mut count) = ([Optional::default(); MOST_OPTIONAL], 0);
        for line in &scored.lines {
            let required = self.required(line, at, lane);
            if !required.no || !required.yes {
                continue;
            }
            let Span::Small { lo, hi } = self.earned(line, at, lane) else { return None };
            *optional.get_mut(count)? = Optional { points: line.small_points?, lo, hi };
            count += 1;
        }
        let optional = optional.get_mut(..count)?;
        let (least, most) = sure.earned();
        let (mut low, mut sum) = (i128::from(sure.weight), least);
        sort(optional, |line| line.lo);
        for line in optional.iter() {
            if low.checked_mul(line.lo.into())? >= sum {
                break;
            }
            sum = sum.checked_add(i128::from(line.points) * i128::from(line.lo))?;
            low = low.checked_add(line.points.into())?;
        }
        let lo = sum;
        let (mut high, mut sum) = (i128::from(sure.weight), most);
        sort(optional, |line| -line.hi);
        for line in optional.iter() {
            if high.checked_mul(line.hi.into())? <= sum {
                break;
            }
            sum = sum.checked_add(i128::from(line.points) * i128::from(line.hi))?;
            high = high.checked_add(line.points.into())?;
        }
        ratios(worth, (lo, low), (sum, high))
    }

    fn required(&self, line: &ScoredLine, at: &At, lane: Lane) -> Truth {
        line.required.map_or(Truth::YES, |required| self.truth(required, at).lane(lane))
    }

    /// The part of a line's points that is earned: from 0 to 1, whatever its expression gives.
    fn earned(&self, line: &ScoredLine, at: &At, lane: Lane) -> Span {
        match line.earned {
            Earned::Truth(of) => Span::of_truth(self.truth(of, at).lane(lane)),
            Earned::Number(of) => {
                let of = self.number(of, at, lane);
                of.combine(Operator::Lesser, Span::point(ONE))
                    .combine(Operator::Greater, Span::ZERO)
            }
        }
    }

    fn plainly(&self, scored: &Scored, at: &At, lane: Lane) -> Span {
        if let ([line], Some(worth)) = (scored.lines.as_ref(), scored.small_worth)
            && !self.required(line, at, lane).no
        {
            return self.earned(line, at, lane).combine(Operator::Times, Span::point(worth));
        }
        let lines = scored.lines.iter().map(|line| Weighted {
            weight: line.points,
            value: self.earned(line, at, lane).interval(),
            counts: self.required(line, at, lane),
        });
        let shares: Vec<_> = lines.filter(|share| share.counts.yes).collect();
        mean(&shares, scored.worth, Interval::point(rust_decimal::Decimal::ONE)).into()
    }
}

/// What is earned of so many points, from the least to the most, of what a score is worth.
fn ratios(worth: i64, lo: (i128, i128), hi: (i128, i128)) -> Option<Span> {
    let times = |(sum, weight): (i128, i128)| {
        let product = sum.checked_mul(worth.into())?;
        (product.unsigned_abs() < DIGITS_END).then_some((product, weight))
    };
    // Of three factors in millionths, the divisor takes one back.
    Span::ratios::<12>(times(lo)?, times(hi)?)
}

/// So much or nothing, without asking: lines are hard to foretell.
fn mask(points: i64, counts: bool) -> i64 {
    points & -i64::from(counts)
}

/// Behind a pointer, so that it is compiled once.
fn sort(lines: &mut [Optional], key: fn(&Optional) -> i64) {
    lines.sort_unstable_by_key(key);
}
