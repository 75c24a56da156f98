//! Expressions: what values, conditions and messages are computed by.

use std::cell::Cell;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::Severity;
use crate::{Interval, OptionSet};

/// An expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub enum Expr {
    /// A known yes or no.
    Truth(bool),
    /// A known number.
    Number(Decimal),
    /// A known option.
    Option(usize),
    /// The answer to a question.
    Input(usize),
    /// A field of the item at hand.
    Field(usize),
    /// Something of the item that holds the item at hand.
    Outer(Box<Expr>),
    /// A computed value.
    Value(usize),
    /// A value computed for the item at hand.
    Derived(usize),
    /// Whether a question or field (the operand) has an answer.
    Given(Box<Expr>),
    /// Yes when the operand is no.
    Not(Box<Expr>),
    /// Yes when all are.
    All(Vec<Expr>),
    /// Yes when any is.
    Any(Vec<Expr>),
    /// A comparison of numbers.
    Compare(Test, Box<Expr>, Box<Expr>),
    /// Whether a choice is one of these options.
    Among(Box<Expr>, OptionSet),
    /// Whether two choices are the same option, or two conditions both hold or both do not.
    Same(Box<Expr>, Box<Expr>),
    /// Whether an answer of several options includes these.
    Includes(Box<Expr>, Inclusion, OptionSet),
    /// How many options an answer of several has.
    Chosen(Box<Expr>),
    /// Arithmetic.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    /// Rounded to a multiple of a number above zero.
    Round(Rounding, Box<Expr>, Decimal),
    /// The day the proposal is assessed on.
    Today,
    /// The value of the first row whose condition holds; without `otherwise`, some row always
    /// holds (a table: the compiler has proved it).
    Cases {
        /// Condition and value.
        rows: Vec<(Expr, Expr)>,
        /// When no condition holds.
        otherwise: Option<Box<Expr>>,
    },
    /// A level, and how it is moved when a condition holds.
    Moved(Box<Expr>, Move, Box<Expr>),
    /// A property of a choice.
    Lookup(Box<Expr>, usize),
    /// Something over the items of a list.
    Over(Box<Over>),
    /// The points of a score.
    Score(usize),
    /// The total.
    Total,
    /// Whether a check applies.
    Applies(usize),
    /// Whether a check applies and is met.
    Met(usize),
    /// Whether any check of this severity is not met. Only in the verdict.
    AnyNotMet(Severity),
    /// A number, of which only what lies in an interval is taken.
    Within(Box<Expr>, Interval),
    /// What is said in two ways, of which the second has tighter bounds nearly everywhere: what is
    /// possible is possible in both.
    /// The value is the second's; reasons, and whoever looks for words, follow the first.
    Tight {
        /// As the rules say it.
        said: Box<Expr>,
        /// As it is computed.
        tight: Box<Expr>,
    },
}

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// How deep expressions may lie within one another where they are read: far deeper than the compiler
/// makes them, and not so deep that reading them takes all of the stack.
const DEEPEST: usize = 600;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

impl<'de> Deserialize<'de> for Expr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let depth = DEPTH.get();
        if depth == DEEPEST {
            return Err(D::Error::custom("expressions lie too deep in one another"));
        }
        DEPTH.set(depth + 1);
        let read = Self::deserialize(deserializer);
        DEPTH.set(depth);
        read
    }
}

impl Expr {
    /// The expression as the rules say it.
    pub fn said(&self) -> &Self {
        match self {
            Self::Tight { said, .. } => said.said(),
            other => other,
        }
    }

    /// Whether it asks if any check of this severity is not met.
    pub(crate) fn asks_about(&self, severity: Severity) -> bool {
        *self == Self::AnyNotMet(severity) || self.parts().iter().any(|it| it.asks_about(severity))
    }

    /// The expressions it is directly made of, those about the items of a list included.
    pub fn parts(&self) -> Vec<&Self> {
        let mut parts = Vec::new();
        self.each_part(&mut |part| parts.push(part));
        parts
    }

    /// Visits the expressions it is directly made of, those about the items of a list included.
    pub(crate) fn each_part<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        match self {
            Self::Truth(_)
            | Self::Number(_)
            | Self::Option(_)
            | Self::Input(_)
            | Self::Field(_)
            | Self::Value(_)
            | Self::Derived(_)
            | Self::Today
            | Self::Applies(_)
            | Self::Met(_)
            | Self::Score(_)
            | Self::Total
            | Self::AnyNotMet(_) => {}
            Self::Outer(of)
            | Self::Given(of)
            | Self::Not(of)
            | Self::Among(of, _)
            | Self::Includes(of, _, _)
            | Self::Chosen(of)
            | Self::Round(_, of, _)
            | Self::Lookup(of, _)
            | Self::Within(of, _)
            | Self::Tight { said: of, .. } => visit(of),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(visit),
            Self::Moved(a, _, b)
            | Self::Compare(_, a, b)
            | Self::Same(a, b)
            | Self::Arithmetic(_, a, b) => {
                visit(a);
                visit(b);
            }
            Self::Cases { rows, otherwise } => {
                for (condition, value) in rows {
                    visit(condition);
                    visit(value);
                }
                otherwise.iter().for_each(|otherwise| visit(otherwise));
            }
            Self::Over(over) => {
                let Over { filter, body, if_none, .. } = over.as_ref();
                filter.iter().chain([body]).chain(if_none).for_each(visit);
            }
        }
    }
}

/// How a level is moved. Levels never leave their range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Move {
    /// Not below this option.
    AtLeast(usize),
    /// Not above this option.
    AtMost(usize),
    /// Up (or down) by some steps, in a range of so many options.
    By {
        /// Steps up; negative is down.
        steps: i32,
        /// How many options there are.
        of: usize,
    },
}

impl Move {
    /// Where a level is moved to.
    pub(crate) fn to(self, option: usize) -> usize {
        match self {
            Self::AtLeast(least) => option.max(least),
            Self::AtMost(most) => option.min(most),
            Self::By { steps, of } => {
                option.saturating_add_signed(steps as isize).min(of.saturating_sub(1))
            }
        }
    }
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Test {
    /// Equal.
    Is,
    /// Less than.
    Under,
    /// Less than or equal.
    AtMost,
}

/// Arithmetic on two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operator {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient; anything is possible where the divisor can be zero.
    Over,
    /// The lesser.
    Lesser,
    /// The greater.
    Greater,
    /// A date and a number of months: the day that many whole months later.
    MonthsAfter,
    /// Two dates: the whole months from the first to the second.
    MonthsBetween,
}

/// How much of a set must be included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Inclusion {
    /// At least one of them.
    Any,
    /// All of them.
    All,
    /// None but these.
    Only,
}

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rounding {
    /// To the nearest; halves away from zero.
    Nearest,
    /// Up: never less than the number.
    Up,
    /// Down: never more than the number.
    Down,
}

/// Something over the items of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Over {
    /// Which list.
    pub list: usize,
    /// Only the items for which this holds.
    pub filter: Option<Expr>,
    /// What is made of them.
    pub fold: Fold,
    /// Only so many of them, by their values (sum, average).
    pub best: Option<Best>,
    /// The condition or value of each item.
    pub body: Expr,
    /// The value when there are no items (average, largest, smallest).
    pub if_none: Option<Expr>,
}

/// The items with the highest values, or with the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Best {
    /// How many count, at least 1.
    pub count: usize,
    /// The lowest ones instead of the highest.
    pub lowest: bool,
}

/// What is made of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fold {
    /// Yes when the body holds for all of them.
    All,
    /// Yes when it holds for any.
    Any,
    /// How many there are.
    Count,
    /// The body's sum.
    Sum,
    /// The body's average.
    Average,
    /// The body's greatest.
    Largest,
    /// The body's least.
    Smallest,
    /// Yes when the body is another for each of them.
    AllDifferent,
    /// How many different values the body has.
    CountDifferent,
}
