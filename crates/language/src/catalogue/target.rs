//! The target of a metric: how it is meant, its quantity, its unit and its period.

use std::fmt;

use serde::Serialize;
use weighup_engine::Decimal;

use crate::{
    names::join,
    outline::Clause,
    token::{Token, TokenKind},
};

/// A target that a framework sets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Target {
    /// How it is meant.
    pub kind: TargetKind,
    /// The quantity, as a decimal; absent for a definition.
    pub value: Option<Decimal>,
    /// Its unit: "homes", "£", "%".
    pub unit: String,
    /// The starting point the document gives.
    pub from: Option<Decimal>,
    /// The time in which it is to be met, where the document gives one.
    pub period: Option<Period>,
    /// The words of a definition.
    pub defined_as: Option<String>,
    /// The plan that states it.
    pub stated_in: Option<String>,
    /// What a careful reader should know of it.
    pub notes: Vec<String>,
}

/// How a target is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// So much more.
    #[default]
    Adds,
    /// So much in all.
    Reaches,
    /// A definition, not a quantity.
    Defined,
}

/// The time in which a target is to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Period {
    /// Again in every year: "each year".
    EachYear,
    /// Once, in so many months, which may start at any time: "over 10 years".
    Over {
        /// More than 0 and whole.
        months: Decimal,
    },
    /// Once, by the end of a year: "by 2030".
    By {
        /// From 1000 to 9999.
        year: Decimal,
    },
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = Decimal::from(12);
        match *self {
            Self::EachYear => write!(f, "each year"),
            Self::By { year } => write!(f, "by {year}"),
            Self::Over { months } => {
                let years = months.checked_div(year).filter(Decimal::is_integer);
                let (count, unit) = years.map_or((months, "month"), |years| (years, "year"));
                let plural = if count == Decimal::ONE { "" } else { "s" };
                write!(f, "over {} {unit}{plural}", count.normalize())
            }
        }
    }
}

/// Adds what one `target` line says; `None` when the line cannot be read.
pub(super) fn read(clause: &Clause, target: &mut Option<Target>) -> Option<()> {
    let tokens = clause.tokens.as_slice();
    let opening: Vec<_> = tokens.iter().map_while(Token::word).collect();
    match (opening.as_slice(), tokens) {
        (["note"], [_, Token { kind: TokenKind::Text(text), .. }]) => {
            target.get_or_insert_default().notes.push(text.clone());
        }
        (["stated", "in"], [_, _, Token { kind: TokenKind::Text(text), .. }]) => {
            target.get_or_insert_default().stated_in = Some(text.clone());
        }
        (["defined", "as"], [_, _, Token { kind: TokenKind::Text(text), .. }]) => {
            let target = target.get_or_insert_default();
            target.kind = TargetKind::Defined;
            target.defined_as = Some(text.clone());
        }
        (["adds", ..], [_, rest @ ..]) => {
            quantity(rest, TargetKind::Adds, target.get_or_insert_default())?;
        }
        (["reaches", ..], [_, rest @ ..]) => {
            quantity(rest, TargetKind::Reaches, target.get_or_insert_default())?;
        }
        _ => return None,
    }
    Some(())
}

/// `100,000 homes from 43,000 over 10 years`
fn quantity(tokens: &[Token], kind: TargetKind, target: &mut Target) -> Option<()> {
    target.kind = kind;
    let (number, rest) = tokens.split_first()?;
    let (value, unit) = amount(number)?;
    target.value = Some(value);
    let ends = |token: &Token| ["from", "over", "by", "each"].iter().any(|it| token.is_word(it));
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    let (unit_words, rest) = rest.split_at_checked(end)?;
    target.unit = if unit.is_empty() { join(unit_words) } else { unit.to_owned() };
    let rest = match rest {
        [from, number, rest @ ..] if from.is_word("from") => {
            target.from = Some(amount(number)?.0);
            rest
        }
        rest => rest,
    };
    if !rest.is_empty() {
        target.period = Some(period(rest)?);
    }
    Some(())
}

/// `each year`, `over 10 years`, `by 2030`
fn period(tokens: &[Token]) -> Option<Period> {
    let whole = |number: Decimal| number.is_integer() && number > Decimal::ZERO;
    match tokens {
        [each, year] if each.is_word("each") && year.is_word("year") => Some(Period::EachYear),
        [over, Token { kind: TokenKind::Number(count), .. }, unit]
            if over.is_word("over") && whole(*count) =>
        {
            let months = match unit.word()? {
                "year" | "years" => count.checked_mul(Decimal::from(12))?,
                "month" | "months" => *count,
                _ => return None,
            };
            Some(Period::Over { months: months.normalize() })
        }
        [by, Token { kind: TokenKind::Number(year), .. }]
            if by.is_word("by")
                && whole(*year)
                && (Decimal::from(1000)..=Decimal::from(9999)).contains(year) =>
        {
            Some(Period::By { year: *year })
        }
        _ => None,
    }
}

fn amount(token: &Token) -> Option<(Decimal, &'static str)> {
    match token.kind {
        TokenKind::Number(number) => Some((number, "")),
        TokenKind::Money(pounds) => Some((pounds, "£")),
        TokenKind::Percentage(fraction) => Some((fraction, "%")),
        _ => None,
    }
}
