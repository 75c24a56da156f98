//! Intervals as a sheet holds them: the same values as [`Interval`], most of them as whole numbers of
//! millionths.
//!
//! A fast way is taken only where its result is exactly what decimals give; everything else goes the
//! way of [`Interval`].

use rust_decimal::Decimal;

use crate::{
    Interval, Truth,
    program::{Operator, Rounding, Test},
    quotient::{DIGITS_END, PLACES},
};

/// Millionths in one.
pub(crate) const ONE: i64 = 1_000_000;
/// Places of a millionth.
pub(crate) const SMALL_PLACES: u32 = 6;

/// Units of the last place of a quotient in a millionth.
const FINE: i128 = 1_000_000_000_000_000_000;

/// All numbers between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Span {
    /// In millionths; [`BELOW`] and [`ABOVE`] are no bound.
    Small {
        /// The least.
        lo: i64,
        /// The greatest.
        hi: i64,
    },
    /// In units of the last place of a quotient, always bounded: what division gives.
    Fine {
        /// The least.
        lo: i128,
        /// The greatest.
        hi: i128,
    },
    /// Any other.
    Wide(Interval),
}

/// No lower bound, in millionths.
pub(crate) const BELOW: i64 = i64::MIN;
/// No upper bound, in millionths.
pub(crate) const ABOVE: i64 = i64::MAX;

use Span::{Fine, Small, Wide};

impl Span {
    /// Every number.
    pub(crate) const ALL: Self = Small { lo: BELOW, hi: ABOVE };
    /// Nothing.
    pub(crate) const ZERO: Self = Small { lo: 0, hi: 0 };

    /// Exactly one number, in millionths.
    pub(crate) fn point(millionths: i64) -> Self {
        Small { lo: millionths, hi: millionths }
    }

    /// Exactly one number.
    pub(crate) fn of(number: Decimal) -> Self {
        millionths(number).map_or_else(|| Interval::point(number).into(), Self::point)
    }

    /// Whole numbers between two counts.
    pub(crate) fn counts(lo: usize, hi: usize) -> Self {
        let millionths = |count: usize| i64::try_from(count).ok()?.checked_mul(ONE);
        match (millionths(lo), millionths(hi)) {
            (Some(lo), Some(hi)) => Small { lo, hi },
            _ => Wide(Interval::new(Some(lo.into()), Some(hi.into()))),
        }
    }

    /// Yes counts 1 and no 0.
    pub(crate) fn of_truth(truth: Truth) -> Self {
        Small { lo: if truth.no { 0 } else { ONE }, hi: if truth.yes { ONE } else { 0 } }
    }

    /// Two quotients of whole numbers, the divisors above zero and with so many zeros more; `None`
    /// where they have too many digits.
    pub(crate) fn ratios<const ZEROS: u32>(lo: (i128, i128), hi: (i128, i128)) -> Option<Self> {
        let whole = |(a, by): (i128, i128)| {
            let a = a.checked_mul(const { tens(SMALL_PLACES.saturating_sub(ZEROS)) })?;
            let by = by.checked_mul(const { tens(ZEROS.saturating_sub(SMALL_PLACES)) })?;
            if let (Ok(a), Ok(by)) = (i64::try_from(a), i64::try_from(by)) {
                return (a.checked_rem(by)? == 0).then(|| finite(a.checked_div(by)?))?;
            }
            (a.checked_rem(by)? == 0).then(|| finite(a.checked_div(by)?.try_into().ok()?))?
        };
        let more = const { tens(PLACES - ZEROS) };
        let fine = |(a, by): (i128, i128)| fine_ratio(a.checked_mul(more)?, by);
        if lo == hi {
            let point = |bound| Fine { lo: bound, hi: bound };
            return whole(lo).map(Self::point).or_else(|| fine(lo).map(point));
        }
        match (whole(lo), whole(hi)) {
            (Some(lo), Some(hi)) => Some(Small { lo, hi }),
            _ => Some(Fine { lo: fine(lo)?, hi: fine(hi)? }),
        }
    }

    /// Whether there are bounds on either side; of those in millionths.
    pub(crate) fn is_bounded(self) -> bool {
        matches!(self, Small { lo, hi } if lo != BELOW && hi != ABOVE)
    }

    /// The number, when only one is possible.
    pub(crate) fn is_certain(&self) -> bool {
        match self {
            Small { lo, hi } => lo == hi,
            Fine { lo, hi } => lo == hi,
            Wide(interval) => interval.certain().is_some(),
        }
    }

    /// The same as an interval of decimals.
    pub(crate) fn interval(&self) -> Interval {
        match *self {
            Small { lo, hi } => {
                // Few places are quick to write and to compare.
                let decimal = |bound: i64| match bound % ONE {
                    0 => Decimal::from(bound / ONE),
                    _ => Decimal::new(bound, SMALL_PLACES),
                };
                Interval::new(
                    (lo != BELOW).then(|| decimal(lo)),
                    (hi != ABOVE).then(|| decimal(hi)),
                )
            }
            Fine { lo, hi } => {
                let decimal = |bound| Decimal::try_from_i128_with_scale(bound, PLACES).ok();
                Interval::new(decimal(lo), decimal(hi))
            }
            Wide(interval) => interval,
        }
    }

    /// Only the lower bound, where there is one.
    pub(crate) fn settled(self) -> Self {
        match self {
            Small { lo, .. } if lo != BELOW => Self::point(lo),
            Fine { lo, .. } => Fine { lo, hi: lo },
            Wide(Interval { lo: Some(lo), .. }) => Wide(Interval::point(lo)),
            unbounded => unbounded,
        }
    }

    /// Arithmetic on two numbers.
    pub(crate) fn combine(self, operator: Operator, other: Self) -> Self {
        let fast = match operator {
            Operator::Plus => self.plus(other),
            Operator::Minus => other.negated().and_then(|other| self.plus(other)),
            Operator::Times => self.times(other),
            Operator::Over => self.over(other),
            Operator::Lesser => self.pair(other).map(|pair| pair.map(i64::min, i128::min)),
            Operator::Greater => self.pair(other).map(|pair| pair.map(i64::max, i128::max)),
            Operator::MonthsAfter | Operator::MonthsBetween => None,
        };
        fast.unwrap_or_else(|| {
            let (a, b) = (self.interval(), other.interval());
            a.combine(operator, b).into()
        })
    }

    /// What is possible in either, and all between.
    pub(crate) fn hull(self, other: Self) -> Self {
        match self.pair(other) {
            Some(Pair::Small(a, b)) => Small { lo: a.0.min(b.0), hi: a.1.max(b.1) },
            Some(Pair::Fine(a, b)) => Fine { lo: a.0.min(b.0), hi: a.1.max(b.1) },
            None => self.interval().hull(other.interval()).into(),
        }
    }

    /// What of it lies within limits; all of it, where nothing does.
    pub(crate) fn within(self, limits: Self) -> Self {
        if let (Small { lo: a, hi: b }, Small { lo: c, hi: d }) = (self, limits) {
            let (lo, hi) = (a.max(c), b.min(d));
            return if lo > hi { self } else { Small { lo, hi } };
        }
        self.interval().within(limits.interval()).map_or(self, Self::from)
    }

    /// Rounded to a multiple of a number above zero.
    pub(crate) fn rounded(self, rounding: Rounding, step: Decimal) -> Self {
        let fast = || {
            let (Small { lo, hi }, Small { lo: step, .. }) = (self, point_of(step)?) else {
                return None;
            };
            let round = |x: i64| {
                if x == BELOW || x == ABOVE {
                    return Some(x);
                }
                let (down, rest) = (x.checked_div_euclid(step)?, x.checked_rem_euclid(step)?);
                let up = match rounding {
                    Rounding::Up => rest > 0,
                    Rounding::Down => false,
                    // Halves go away from zero.
                    Rounding::Nearest if x < 0 => rest > step - rest,
                    Rounding::Nearest => rest >= step - rest,
                };
                finite(down.checked_add(i64::from(up))?.checked_mul(step)?)
            };
            Some(Small { lo: round(lo)?, hi: round(hi)? })
        };
        fast().unwrap_or_else(|| self.interval().rounded(rounding, step).into())
    }

    /// How two numbers compare.
    pub(crate) fn compare(&self, test: Test, other: &Self) -> Truth {
        if let (Small { lo: a, hi: b }, Small { lo: c, hi: d }) = (self, other) {
            return compare(test, (a, b), (c, d));
        }
        match self.pair(*other) {
            Some(Pair::Small(a, b)) => compare(test, a, b),
            Some(Pair::Fine(a, b)) => compare(test, a, b),
            None => self.interval().compare(test, other.interval()),
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        match self.pair(other)? {
            Pair::Small(a, b) => small(small_plus(a, b)?),
            Pair::Fine(a, b) => Some(Fine { lo: fits(a.0 + b.0)?, hi: fits(a.1 + b.1)? }),
        }
    }

    fn negated(self) -> Option<Self> {
        match self {
            Small { lo, hi } => small(small_negated((lo, hi))),
            Fine { lo, hi } => Some(Fine { lo: -hi, hi: -lo }),
            Wide(_) => None,
        }
    }

    fn times(self, other: Self) -> Option<Self> {
        if let (Small { lo: a, hi: b }, Small { lo: c, hi: d }) = (self, other) {
            return small(small_times((a, b), (c, d))?);
        }
        let ((Fine { lo, hi }, factor) | (factor, Fine { lo, hi })) = (self, other) else {
            return None;
        };
        let Small { lo: k, hi: same } = factor else { return None };
        let scale = |x: i128| {
            let product = x.checked_mul(k.into())?;
            (product % i128::from(ONE) == 0).then(|| fits(product / i128::from(ONE)))?
        };
        match (k == same, k >= 0) {
            (true, true) => Some(Fine { lo: scale(lo)?, hi: scale(hi)? }),
            (true, false) => Some(Fine { lo: scale(hi)?, hi: scale(lo)? }),
            _ => None,
        }
    }

    fn over(self, other: Self) -> Option<Self> {
        let (Small { lo, hi }, Small { lo: by, hi: same }) = (self, other) else { return None };
        if by != same || by <= 0 || lo == BELOW || hi == ABOVE {
            return None;
        }
        Self::ratios::<0>((lo.into(), by.into()), (hi.into(), by.into()))
    }

    /// Both in the same units, if they can be.
    fn pair(self, other: Self) -> Option<Pair> {
        Some(match (self, other) {
            (Small { lo: a, hi: b }, Small { lo: c, hi: d }) => Pair::Small((a, b), (c, d)),
            (Fine { lo: a, hi: b }, Fine { lo: c, hi: d }) => Pair::Fine((a, b), (c, d)),
            (Fine { lo: a, hi: b }, Small { lo: c, hi: d }) => Pair::Fine((a, b), finer(c, d)?),
            (Small { lo: a, hi: b }, Fine { lo: c, hi: d }) => Pair::Fine(finer(a, b)?, (c, d)),
            _ => return None,
        })
    }
}

impl From<Interval> for Span {
    fn from(interval: Interval) -> Self {
        let small = |bound: Option<Decimal>, none| match bound {
            None => Some(none),
            Some(number) => millionths(number),
        };
        if let (Some(lo), Some(hi)) = (small(interval.lo, BELOW), small(interval.hi, ABOVE)) {
            return Small { lo, hi };
        }
        match (interval.lo.and_then(last_places), interval.hi.and_then(last_places)) {
            (Some(lo), Some(hi)) => Fine { lo, hi },
            _ => Wide(interval),
        }
    }
}

/// Two spans in the same units.
enum Pair {
    Small((i64, i64), (i64, i64)),
    Fine((i128, i128), (i128, i128)),
}

impl Pair {
    /// The lesser or the greater of a value of each. No bound is less, or more, than every number.
    fn map(self, small: fn(i64, i64) -> i64, fine: fn(i128, i128) -> i128) -> Span {
        match self {
            Self::Small(a, b) => Small { lo: small(a.0, b.0), hi: small(a.1, b.1) },
            Self::Fine(a, b) => Fine { lo: fine(a.0, b.0), hi: fine(a.1, b.1) },
        }
    }
}

/// A number in millionths, if it is a whole number of them.
pub(crate) fn millionths(number: Decimal) -> Option<i64> {
    let number = if number.scale() > SMALL_PLACES { number.normalize() } else { number };
    let tens = 10_i64.checked_pow(SMALL_PLACES.checked_sub(number.scale())?)?;
    finite(i64::try_from(number.mantissa()).ok()?.checked_mul(tens)?)
}

/// A number in units of the last place of a quotient, if it is a whole number of them.
fn last_places(number: Decimal) -> Option<i128> {
    let tens = 10_i128.checked_pow(PLACES.checked_sub(number.scale())?)?;
    fits(number.mantissa().checked_mul(tens)?)
}

fn point_of(number: Decimal) -> Option<Span> {
    Some(Span::point(millionths(number)?))
}

/// Leaves out what stands for no bound.
fn finite(bound: i64) -> Option<i64> {
    (bound != BELOW && bound != ABOVE).then_some(bound)
}

/// Leaves out what has more digits than a decimal.
fn fits(bound: i128) -> Option<i128> {
    (bound.unsigned_abs() < DIGITS_END).then_some(bound)
}

fn finer(lo: i64, hi: i64) -> Option<(i128, i128)> {
    let fine = |bound: i64| fits(i128::from(bound) * FINE);
    Some((fine(lo)?, fine(hi)?))
}

const fn tens(zeros: u32) -> i128 {
    10_i128.pow(zeros)
}

/// Rounded as [`quotient`](crate::quotient::quotient) does.
fn fine_ratio(a: i128, by: i128) -> Option<i128> {
    let whole = a.checked_div(by)?;
    let rest = (a - whole * by).abs();
    let away = if rest >= by - rest { a.signum() } else { 0 };
    fits(whole + away)
}

fn small_product(a: i64, b: i64) -> Option<i64> {
    let one = ONE;
    if let Some(product) = a.checked_mul(b) {
        return (product % one == 0).then_some(product / one);
    }
    let product = i128::from(a) * i128::from(b);
    let whole = product / i128::from(one);
    (whole * i128::from(one) == product).then(|| finite(whole.try_into().ok()?))?
}

/// Arithmetic on bounds in millionths, where it is quick and exact.
#[inline]
pub(crate) fn small_combined(
    operator: Operator,
    a: (i64, i64),
    b: (i64, i64),
) -> Option<(i64, i64)> {
    match operator {
        Operator::Plus => small_plus(a, b),
        Operator::Minus => small_plus(a, small_negated(b)),
        Operator::Times => small_times(a, b),
        Operator::Lesser => Some((a.0.min(b.0), a.1.min(b.1))),
        Operator::Greater => Some((a.0.max(b.0), a.1.max(b.1))),
        Operator::Over | Operator::MonthsAfter | Operator::MonthsBetween => None,
    }
}

fn small((lo, hi): (i64, i64)) -> Option<Span> {
    Some(Small { lo, hi })
}

fn small_plus(a: (i64, i64), b: (i64, i64)) -> Option<(i64, i64)> {
    let add = |x: i64, y: i64, none: i64| {
        if x == none || y == none { Some(none) } else { finite(x.checked_add(y)?) }
    };
    Some((add(a.0, b.0, BELOW)?, add(a.1, b.1, ABOVE)?))
}

fn small_negated((lo, hi): (i64, i64)) -> (i64, i64) {
    let turn = |bound: i64| match bound {
        BELOW => ABOVE,
        ABOVE => BELOW,
        bound => -bound,
    };
    (turn(hi), turn(lo))
}

fn small_times((a, b): (i64, i64), (c, d): (i64, i64)) -> Option<(i64, i64)> {
    match (a == b, c == d) {
        (_, true) => small_scaled((a, b), c),
        (true, _) => small_scaled((c, d), a),
        _ if [a, b, c, d].iter().any(|x| *x == BELOW || *x == ABOVE) => None,
        _ => {
            let ends = [small_product(a, c)?, small_product(a, d)?];
            let more = [small_product(b, c)?, small_product(b, d)?];
            let all = || ends.iter().chain(&more).copied();
            Some((all().min()?, all().max()?))
        }
    }
}

/// Bounds times a number.
fn small_scaled((lo, hi): (i64, i64), by: i64) -> Option<(i64, i64)> {
    let end = |x: i64| match (x, by.signum()) {
        (_, 0) => Some(0),
        (BELOW, 1) | (ABOVE, -1) => Some(BELOW),
        (BELOW, _) | (ABOVE, _) => Some(ABOVE),
        _ => small_product(x, by),
    };
    let (a, b) = (end(lo)?, end(hi)?);
    Some(if by < 0 { (b, a) } else { (a, b) })
}

#[inline(always)]
pub(crate) fn compare<N: Ord>(test: Test, a: (N, N), b: (N, N)) -> Truth {
    match test {
        Test::Under => Truth { yes: a.0 < b.1, no: b.0 <= a.1 },
        Test::AtMost => Truth { yes: a.0 <= b.1, no: b.0 < a.1 },
        Test::Is => {
            let both = a.0 == a.1 && b.0 == b.1;
            Truth { yes: a.0 <= b.1 && b.0 <= a.1, no: !both || a.0 != b.0 }
        }
    }
}
