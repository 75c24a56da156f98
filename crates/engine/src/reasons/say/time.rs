//! Time in words: “6 months after opening date”, “the days from start to end date”, “the year of start”.
//!
//! Rules say time in units of their own, and compiling turns them into days, months and what is made of
//! them. Here they are found again.

use rust_decimal::Decimal;

use super::{
    Say,
    values::{Form, turned},
};
use crate::{
    FIRST_YEAR, Kind, Value,
    evaluate::At,
    program::{Expr, Operator, Rounding},
    show::show,
};

/// Something about time.
enum Time<'e> {
    /// A day or a year, so much later; earlier, where `back` is set.
    Moved { from: &'e Expr, by: &'e Expr, unit: &'static str, back: bool },
    /// How much lies between two days.
    Between { from: &'e Expr, to: &'e Expr, unit: &'static str },
    /// The year in which a day lies.
    YearOf(&'e Expr),
}

impl Say<'_> {
    /// What is said of time, where an expression is about it.
    pub(super) fn time(&self, expr: &Expr, at: Option<At>, depth: usize) -> Option<String> {
        let inside = |part: &Expr| self.operand(part, at, None, Form::Inside, depth + 1);
        Some(match self.time_of(expr, at)? {
            Time::YearOf(day) => format!("the year of {}", inside(day)),
            Time::Between { from, to, unit } => {
                format!("the {unit} from {} to {}", inside(from), inside(to))
            }
            Time::Moved { from, by, unit, back } => {
                let (by, turns) = match (by, turned(by)) {
                    (_, Some(of)) => (of, true),
                    (Expr::Number(number), _) => (by, number.is_sign_negative()),
                    _ => (by, false),
                };
                let amount = match by {
                    Expr::Number(number) => self.amount(number.abs(), unit),
                    by => inside(self.in_its_unit(by, at)),
                };
                let way = if back == turns { "after" } else { "before" };
                format!("{amount} {way} {}", inside(from))
            }
        })
    }

    fn time_of<'e>(&self, expr: &'e Expr, at: Option<At>) -> Option<Time<'e>> {
        if let Some(day) = year_of(expr) {
            return Some(Time::YearOf(day));
        }
        match expr.said() {
            Expr::Arithmetic(Operator::MonthsBetween, from, to) => {
                Some(Time::Between { from, to, unit: "months" })
            }
            Expr::Arithmetic(Operator::MonthsAfter, from, by) => {
                Some(Time::Moved { from, by, unit: "months", back: false })
            }
            Expr::Arithmetic(operator @ (Operator::Plus | Operator::Minus), a, b) => {
                let back = *operator == Operator::Minus;
                match (self.kind(a, at), self.kind(b, at)) {
                    (Some(Kind::Date), Some(Kind::Date)) => {
                        back.then_some(Time::Between { from: b, to: a, unit: "days" })
                    }
                    (Some(Kind::Date), _) => {
                        Some(Time::Moved { from: a, by: b, unit: "days", back })
                    }
                    (Some(Kind::Year), Some(Kind::Year)) => None,
                    (Some(Kind::Year), _) => {
                        Some(Time::Moved { from: a, by: b, unit: "years", back })
                    }
                    _ => None,
                }
            }
            Expr::Round(Rounding::Down, of, _) => {
                let Expr::Arithmetic(Operator::Over, of, by) = of.said() else { return None };
                let Time::Between { from, to, unit } = self.time_of(of, at)? else { return None };
                Some(Time::Between { from, to, unit: larger(unit, by)? })
            }
            _ => None,
        }
    }

    /// A length of time as it was said, before it was turned into another unit.
    fn in_its_unit<'e>(&self, by: &'e Expr, at: Option<At>) -> &'e Expr {
        match by {
            Expr::Round(Rounding::Down, of, _) => self.in_its_unit(of, at),
            Expr::Arithmetic(Operator::Times, of, factor) => {
                let of_larger = match self.kind(of, at) {
                    Some(Kind::Number { unit, .. }) => ["days", "months"]
                        .iter()
                        .any(|small| larger(small, factor).is_some_and(|large| large == unit)),
                    _ => false,
                };
                if of_larger { of } else { by }
            }
            by => by,
        }
    }

    fn amount(&self, number: Decimal, unit: &str) -> String {
        let years = number.checked_div(12.into()).filter(|years| years.fract().is_zero());
        let (number, unit) = match years {
            Some(years) if unit == "months" && !years.is_zero() => (years, "years"),
            _ => (number, unit),
        };
        let kind = Kind::Number { unit: unit.to_owned(), whole: true };
        show(&Value::Number(number), &kind, self.evaluation.program)
    }
}

/// The unit that so many of another make.
pub(super) fn larger(unit: &str, many: &Expr) -> Option<&'static str> {
    let Expr::Number(many) = many else { return None };
    match unit {
        "months" if *many == Decimal::from(12) => Some("years"),
        "days" if *many == Decimal::from(7) => Some("weeks"),
        _ => None,
    }
}

/// The day of which an expression is the year.
pub(super) fn year_of(expr: &Expr) -> Option<&Expr> {
    let Expr::Arithmetic(Operator::Plus, years, first) = expr.said() else { return None };
    let counts = matches!(first.as_ref(), Expr::Number(first) if *first == FIRST_YEAR.into());
    let Expr::Round(Rounding::Down, months, _) = years.said() else { return None };
    let Expr::Arithmetic(Operator::Over, months, _) = months.said() else { return None };
    let Expr::Arithmetic(Operator::MonthsBetween, _, day) = months.said() else { return None };
    counts.then_some(day)
}
