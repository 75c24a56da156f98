//! Compiling what has to do with time and with rounding: days before and after, time between dates.

use weighup_engine::{
    Decimal, FIRST_YEAR, day_from_date, in_terms_of,
    program::{Expr, Operator, Rounding},
};

use super::{Compiler, Type, expr::NO, question::is_year};
use crate::{
    codes,
    expression::{self, Rounding as SyntaxRounding},
    token::Span,
};

/// Two values, with one turned into the unit of the other where units of time allow it: weeks are
/// counted in days, years in months.
pub(super) fn aligned(left: (Expr, Type), right: (Expr, Type)) -> ((Expr, Type), (Expr, Type)) {
    let (Type::Number(a), Type::Number(b)) = (&left.1, &right.1) else { return (left, right) };
    if a == b {
        return (left, right);
    }
    if let Some(factor) = in_terms_of(a, b) {
        let of_type = right.1.clone();
        return ((times(left.0, factor), of_type), right);
    }
    match in_terms_of(b, a) {
        Some(factor) => {
            let of_type = left.1.clone();
            (left, (times(right.0, factor), of_type))
        }
        None => (left, right),
    }
}

/// The day some time after a day, or before it.
pub(super) fn day_after(day: Expr, time: Expr, unit: &Type, before: bool) -> Expr {
    let Type::Number(unit) = unit else { return NO };
    let (operator, smaller) = match unit.as_str() {
        "months" | "years" => (Operator::MonthsAfter, "months"),
        _ => (Operator::Plus, "days"),
    };
    let time = times(time, in_terms_of(unit, smaller).unwrap_or(Decimal::ONE));
    let time = whole(time);
    let time = if before { times(time, Decimal::NEGATIVE_ONE) } else { time };
    Expr::Arithmetic(operator, Box::new(day), Box::new(time))
}

/// The year so many years after a year, or before it.
pub(super) fn year_after(year: Expr, years: Expr, before: bool) -> Expr {
    let operator = if before { Operator::Minus } else { Operator::Plus };
    Expr::Arithmetic(operator, Box::new(year), Box::new(whole(years)))
}

fn times(of: Expr, factor: Decimal) -> Expr {
    match of {
        _ if factor == Decimal::ONE => of,
        Expr::Number(number) if number.checked_mul(factor).is_some() => {
            Expr::Number(number * factor)
        }
        of => Expr::Arithmetic(Operator::Times, Box::new(of), Box::new(Expr::Number(factor))),
    }
}

/// Parts of a day or a month do not count.
fn whole(of: Expr) -> Expr {
    match of {
        Expr::Number(number) => Expr::Number(number.floor()),
        of => Expr::Round(Rounding::Down, Box::new(of), Decimal::ONE),
    }
}

impl Compiler<'_, '_, '_> {
    /// `the year 2026`
    pub(super) fn year(&mut self, figure: Decimal, span: &Span) -> (Expr, Type) {
        if !is_year(figure) {
            let help = "A year has four digits and no comma: the year 2026.";
            self.report.add(codes::W103, span.clone(), "This is no year.", help);
        }
        (Expr::Number(figure), Type::Year)
    }

    /// `year of start date`
    pub(super) fn year_of(&mut self, date: &expression::Expr, list: Option<usize>) -> (Expr, Type) {
        let (day, of_type) = self.expr(date, list, None);
        if !of_type.fits(&Type::Date) {
            let message =
                format!("Only a date lies in a year; this is {}.", of_type.words(&self.program));
            let help = if of_type == Type::Year {
                "It is a year already: leave “year of” out."
            } else {
                "For example “year of start date”."
            };
            self.report.add(codes::W307, date.span.clone(), &message, help);
            return (NO, Type::Year);
        }
        // Whole years since the first day there is: all others lie behind it.
        let Some(first) = day_from_date(FIRST_YEAR, 1, 1) else { return (NO, Type::Year) };
        let first_day = Box::new(Expr::Number(first));
        let months = Expr::Arithmetic(Operator::MonthsBetween, first_day, Box::new(day));
        let twelve = Box::new(Expr::Number(Decimal::from(12)));
        let years = whole(Expr::Arithmetic(Operator::Over, Box::new(months), twelve));
        let first_year = Box::new(Expr::Number(Decimal::from(FIRST_YEAR)));
        (Expr::Arithmetic(Operator::Plus, Box::new(years), first_year), Type::Year)
    }

    /// `months from start date to end date`: whole ones.
    pub(super) fn between(
        &mut self,
        unit: &str,
        from: &expression::Expr,
        to: &expression::Expr,
        list: Option<usize>,
        span: &Span,
    ) -> (Expr, Type) {
        let (a, a_type) = self.expr(from, list, None);
        let (b, b_type) = self.expr(to, list, None);
        let of_type = Type::Number(unit.to_owned());
        if !a_type.fits(&Type::Date) || !b_type.fits(&Type::Date) {
            let odd = if a_type.fits(&Type::Date) { &b_type } else { &a_type };
            let message =
                format!("Time passes between two dates, but here is {}.", odd.words(&self.program));
            let help = "For example “months from start date to end date”.";
            self.report.add(codes::W307, span.clone(), &message, help);
            return (NO, of_type);
        }
        let (a, b) = (Box::new(a), Box::new(b));
        let smaller = match unit {
            "months" | "years" => Expr::Arithmetic(Operator::MonthsBetween, a, b),
            _ => Expr::Arithmetic(Operator::Minus, b, a),
        };
        let factor = ["days", "months"].iter().find_map(|small| in_terms_of(unit, small));
        let compiled = match factor {
            Some(factor) if factor > Decimal::ONE => {
                let factor = Box::new(Expr::Number(factor));
                let exact = Expr::Arithmetic(Operator::Over, Box::new(smaller), factor);
                Expr::Round(Rounding::Down, Box::new(exact), Decimal::ONE)
            }
            _ => smaller,
        };
        (compiled, of_type)
    }

    /// `cost rounded to the nearest £1,000`
    pub(super) fn rounded(
        &mut self,
        rounding: SyntaxRounding,
        of: &expression::Expr,
        step: &expression::Expr,
        list: Option<usize>,
    ) -> (Expr, Type) {
        let (compiled, of_type) = self.expr(of, list, None);
        let (to, step_type) = self.expr(step, list, Some(&of_type));
        let multiple = self.constant(&to).filter(|step| *step > Decimal::ZERO);
        let like = step_type.fits(&of_type)
            || (matches!(of_type, Type::MoneyPer(_)) && step_type == Type::Money);
        let Some(multiple) = multiple.filter(|_| like && of_type.is_number()) else {
            if of_type != Type::Unknown && step_type != Type::Unknown {
                let message = format!("I cannot round {} to this.", of_type.words(&self.program));
                let help = "It is rounded to a figure of its own sort above zero: money to £1,000, \
                            a percentage to 1%, a number to 5 or 0.1.";
                self.report.add(codes::W132, step.span.clone(), &message, help);
            }
            return (NO, of_type);
        };
        let rounding = match rounding {
            SyntaxRounding::Nearest => Rounding::Nearest,
            SyntaxRounding::Up => Rounding::Up,
            SyntaxRounding::Down => Rounding::Down,
        };
        // To the nearest 0.1 is meant as a number, to the nearest 1% as a percentage.
        let of_type = match step_type {
            Type::Number(_) if of_type == Type::Percentage => Type::Ratio,
            Type::Percentage if of_type.is_share() => Type::Percentage,
            _ => of_type,
        };
        (Expr::Round(rounding, Box::new(compiled), multiple), of_type)
    }
}
