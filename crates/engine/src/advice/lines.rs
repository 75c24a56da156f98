//! Straight lines over one answer, and quotients of two of them: what an expression comes to, where the
//! answer stands in it more than once.

use rust_decimal::Decimal;

use crate::program::Operator;

/// `slope` times the answer and `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    slope: Decimal,
    start: Decimal,
}

impl Line {
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            slope: self.slope.checked_add(other.slope)?,
            start: self.start.checked_add(other.start)?,
        })
    }

    fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.by(Decimal::NEGATIVE_ONE)?)
    }

    fn by(self, factor: Decimal) -> Option<Self> {
        Some(Self {
            slope: self.slope.checked_mul(factor)?,
            start: self.start.checked_mul(factor)?,
        })
    }

    /// The product, where it is a straight line.
    fn times(self, other: Self) -> Option<Self> {
        match (self.slope.is_zero(), other.slope.is_zero()) {
            (true, _) => other.by(self.start),
            (_, true) => self.by(other.start),
            _ => None,
        }
    }

    /// The answer with which it is nothing.
    fn root(self) -> Option<Decimal> {
        Decimal::ZERO.checked_sub(self.start)?.checked_div(self.slope)
    }
}

/// A straight line divided by another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotient {
    over: Line,
    by: Line,
}

impl Quotient {
    /// The answer itself.
    pub(super) fn answer() -> Self {
        Self::line(Line { slope: Decimal::ONE, start: Decimal::ZERO })
    }

    /// A number that does not rest on the answer.
    pub(super) fn number(number: Decimal) -> Self {
        Self::line(Line { slope: Decimal::ZERO, start: number })
    }

    fn line(line: Line) -> Self {
        Self { over: line, by: Line { slope: Decimal::ZERO, start: Decimal::ONE } }
    }

    /// Arithmetic on two of them, where it gives another.
    pub(super) fn combine(self, operator: Operator, other: Self) -> Option<Self> {
        match operator {
            Operator::Plus => self.plus(other),
            Operator::Minus => self.plus(other.times(Self::number(Decimal::NEGATIVE_ONE))?),
            Operator::Times => self.times(other),
            Operator::Over => self.times(Self { over: other.by, by: other.over }),
            _ => None,
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        if self.by == other.by {
            return Some(Self { over: self.over.plus(other.over)?, by: self.by });
        }
        let over = self.over.times(other.by)?.plus(other.over.times(self.by)?)?;
        Some(Self { over, by: self.by.times(other.by)? })
    }

    fn times(self, other: Self) -> Option<Self> {
        Some(Self { over: self.over.times(other.over)?, by: self.by.times(other.by)? })
    }

    /// The answer with which it has this value.
    pub(super) fn is(self, value: Decimal) -> Option<Decimal> {
        self.over.minus(self.by.by(value)?)?.root()
    }

    /// The answer with which something is divided by nothing: beyond it the sign is another.
    pub(super) fn pole(self) -> Option<Decimal> {
        self.by.root()
    }

    /// The answer with which it is the same as another; an error where that is no straight line.
    pub(super) fn meets(self, other: Self) -> Result<Option<Decimal>, Crooked> {
        let difference = || match self.by == other.by {
            true => self.over.minus(other.over),
            false => self.over.times(other.by)?.minus(other.over.times(self.by)?),
        };
        Ok(difference().ok_or(Crooked)?.root())
    }
}

/// No straight line.
pub(super) struct Crooked;
