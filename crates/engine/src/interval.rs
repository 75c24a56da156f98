//! Intervals of exact decimals: the possible values of a number, an amount, a percentage or a date.
//!
//! Bounds are inclusive; a missing bound is unbounded. Every operation is sound: the result holds
//! every value the operation can give on values from its operands. Arithmetic that leaves the range
//! of [`Decimal`] (about 7.9 × 10²⁸) yields an unbounded side rather than an error.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{
    Truth,
    calendar::{months_after, months_between},
    program::{Operator, Rounding, Test},
    quotient::quotient,
};

/// All numbers from `lo` to `hi`, both included; `None` is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Interval {
    /// The least value, if there is one.
    pub lo: Option<Decimal>,
    /// The greatest value, if there is one.
    pub hi: Option<Decimal>,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { lo: None, hi: None };

    /// Exactly one number.
    pub fn point(value: Decimal) -> Self {
        Self { lo: Some(value), hi: Some(value) }
    }

    /// From `lo` to `hi`, both included.
    pub fn new(lo: Option<Decimal>, hi: Option<Decimal>) -> Self {
        Self { lo, hi }
    }

    /// The value, when only one is possible.
    pub fn certain(self) -> Option<Decimal> {
        self.lo.filter(|lo| self.hi == Some(*lo))
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.zip(other.lo).map(|(a, b)| a.min(b)),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)),
        }
    }

    /// Sums of a value of each.
    pub fn plus(self, other: Self) -> Self {
        let add = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        Self { lo: add(self.lo, other.lo), hi: add(self.hi, other.hi) }
    }

    /// The values with their sign turned.
    pub fn negated(self) -> Self {
        Self { lo: self.hi.map(|x| -x), hi: self.lo.map(|x| -x) }
    }

    /// Differences of a value of each.
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// Products of a value of each.
    pub fn times(self, other: Self) -> Self {
        let ends = [
            product(Bound::low(self.lo), Bound::low(other.lo)),
            product(Bound::low(self.lo), Bound::high(other.hi)),
            product(Bound::high(self.hi), Bound::low(other.lo)),
            product(Bound::high(self.hi), Bound::high(other.hi)),
        ];
        let lo = ends.iter().copied().min().unwrap_or(Bound::Below);
        let hi = ends.iter().copied().max().unwrap_or(Bound::Above);
        Self { lo: lo.finite(), hi: hi.finite() }
    }

    /// Quotients of a value of each. Where the divisor can be zero, anything is possible.
    pub fn over(self, other: Self) -> Self {
        let spans_zero = other.lo.is_none_or(|lo| lo <= Decimal::ZERO)
            && other.hi.is_none_or(|hi| hi >= Decimal::ZERO);
        if spans_zero {
            return Self::ALL;
        }
        // The extremes lie at the ends; rounding keeps the order, so these are bounds.
        let ends = [
            ratio(Bound::low(self.lo), Bound::low(other.lo)),
            ratio(Bound::low(self.lo), Bound::high(other.hi)),
            ratio(Bound::high(self.hi), Bound::low(other.lo)),
            ratio(Bound::high(self.hi), Bound::high(other.hi)),
        ];
        let lo = ends.iter().copied().min().unwrap_or(Bound::Below);
        let hi = ends.iter().copied().max().unwrap_or(Bound::Above);
        Self { lo: lo.finite(), hi: hi.finite() }
    }

    /// The values rounded to multiples of `step`, which is above zero.
    pub fn rounded(self, rounding: Rounding, step: Decimal) -> Self {
        let round = |x: Option<Decimal>| {
            let multiples = x?.checked_div(step)?;
            let whole = match rounding {
                Rounding::Nearest => {
                    multiples.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
                }
                Rounding::Up => multiples.ceil(),
                Rounding::Down => multiples.floor(),
            };
            whole.checked_mul(step).map(|x| x.normalize())
        };
        Self { lo: round(self.lo), hi: round(self.hi) }
    }

    /// Days some whole months later than a day of these.
    pub fn months_after(self, months: Self) -> Self {
        let after = |day: Option<Decimal>, months: Option<Decimal>| months_after(day?, months?);
        Self { lo: after(self.lo, months.lo), hi: after(self.hi, months.hi) }
    }

    /// Whole months from a day of these to another.
    pub fn months_to(self, other: Self) -> Self {
        let between = |from: Option<Decimal>, to: Option<Decimal>| months_between(from?, to?);
        Self { lo: between(self.hi, other.lo), hi: between(self.lo, other.hi) }
    }

    /// Arithmetic on a value of each.
    pub(crate) fn combine(self, operator: Operator, other: Self) -> Self {
        match operator {
            Operator::Plus => self.plus(other),
            Operator::Minus => self.minus(other),
            Operator::Times => self.times(other),
            Operator::Over => self.over(other),
            Operator::Lesser => self.lesser(other),
            Operator::Greater => self.greater(other),
            Operator::MonthsAfter => self.months_after(other),
            Operator::MonthsBetween => self.months_to(other),
        }
    }

    /// How a value of each compares.
    pub(crate) fn compare(self, test: Test, other: Self) -> Truth {
        let below = |x: Option<Decimal>, y: Option<Decimal>| match (x, y) {
            (Some(x), Some(y)) => x < y,
            _ => true,
        };
        let not_above = |x: Option<Decimal>, y: Option<Decimal>| match (x, y) {
            (Some(x), Some(y)) => x <= y,
            _ => true,
        };
        let (a, b) = (self, other);
        match test {
            // a < b is possible when the least a is below the greatest b; its contrary likewise.
            Test::Under => Truth { yes: below(a.lo, b.hi), no: not_above(b.lo, a.hi) },
            Test::AtMost => Truth { yes: not_above(a.lo, b.hi), no: below(b.lo, a.hi) },
            Test::Is => {
                let both = a.certain().zip(b.certain());
                Truth { yes: a.within(b).is_some(), no: both.is_none_or(|(a, b)| a != b) }
            }
        }
    }

    /// The lesser of a value of each.
    pub fn lesser(self, other: Self) -> Self {
        let lo = self.lo.zip(other.lo).map(|(a, b)| a.min(b));
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { lo, hi }
    }

    /// The greater of a value of each.
    pub fn greater(self, other: Self) -> Self {
        self.negated().lesser(other.negated()).negated()
    }

    /// The values of `self` that lie within `limits`; `None` when there are none.
    pub fn within(self, limits: Self) -> Option<Self> {
        let lo = match (self.lo, limits.lo) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let hi = match (self.hi, limits.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = lo.zip(hi).is_some_and(|(lo, hi)| lo > hi);
        (!empty).then_some(Self { lo, hi })
    }

    /// Whether `value` is among the values.
    pub fn contains(self, value: Decimal) -> bool {
        self.lo.is_none_or(|lo| lo <= value) && self.hi.is_none_or(|hi| value <= hi)
    }
}

/// One end of an interval, ordered with the infinities.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    Below,
    At(Decimal),
    Above,
}

impl Bound {
    fn low(value: Option<Decimal>) -> Self {
        value.map_or(Self::Below, Self::At)
    }

    fn high(value: Option<Decimal>) -> Self {
        value.map_or(Self::Above, Self::At)
    }

    fn finite(self) -> Option<Decimal> {
        match self {
            Self::At(value) => Some(value),
            Self::Below | Self::Above => None,
        }
    }

    fn sign(self) -> i8 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::At(value) if value.is_zero() => 0,
            Self::At(value) if value.is_sign_negative() => -1,
            Self::At(_) => 1,
        }
    }
}

/// What two ends come to beyond all numbers. Zero times an infinity is zero: the infinity is only
/// approached.
fn infinite(a: Bound, b: Bound) -> Bound {
    match a.sign() * b.sign() {
        0 => Bound::At(Decimal::ZERO),
        1 => Bound::Above,
        _ => Bound::Below,
    }
}

/// The product of two ends.
fn product(a: Bound, b: Bound) -> Bound {
    match (a, b) {
        (Bound::At(x), Bound::At(y)) => x.checked_mul(y).map_or_else(|| infinite(a, b), Bound::At),
        _ => infinite(a, b),
    }
}

/// The quotient of two ends, the second not zero. An unbounded divisor has quotients that tend to
/// zero but never reach it.
fn ratio(a: Bound, b: Bound) -> Bound {
    match (a, b) {
        (Bound::At(x), Bound::At(y)) => quotient(x, y).map_or_else(|| infinite(a, b), Bound::At),
        (_, Bound::Below | Bound::Above) => Bound::At(Decimal::ZERO),
        (Bound::Below | Bound::Above, Bound::At(_)) => infinite(a, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(lo: i64, hi: i64) -> Interval {
        Interval::new(Some(lo.into()), Some(hi.into()))
    }

    #[test]
    fn products_take_the_signs_into_account() {
        assert_eq!(span(-2, 3).times(span(-5, 4)), span(-15, 12));
        assert_eq!(span(0, 0).times(Interval::ALL), span(0, 0));
        let at_least_two = Interval::new(Some(2.into()), None);
        assert_eq!(at_least_two.times(span(-1, 1)), Interval::ALL);
        assert_eq!(at_least_two.times(span(1, 3)), at_least_two);
    }

    #[test]
    fn a_divisor_that_can_be_zero_leaves_everything_possible() {
        assert_eq!(span(1, 2).over(span(0, 5)), Interval::ALL);
        assert_eq!(span(10, 20).over(span(5, 5)), span(2, 4));
        assert_eq!(span(10, 20).over(span(-5, -5)), span(-4, -2));
        assert_eq!(span(10, 20).over(span(2, 5)), span(2, 10));
        assert_eq!(span(-10, 20).over(span(2, 5)), span(-5, 10));
        let from_two = Interval::new(Some(2.into()), None);
        assert_eq!(span(10, 20).over(from_two), span(0, 10));
        assert_eq!(from_two.over(span(2, 4)), Interval::new(Some(Decimal::new(5, 1)), None));
    }

    #[test]
    fn overflow_is_unbounded_and_never_a_panic() {
        let huge = Interval::point(Decimal::MAX);
        assert_eq!(huge.plus(huge), Interval::ALL);
        assert_eq!(huge.times(huge).hi, None);
    }
}
