//! Making expressions anew: part by part, and working out what is known.

use rust_decimal::Decimal;

use crate::{
    Interval,
    program::{Expr, Lookup, Operator, Program},
};

/// The expression with its parts made anew. What is of items or of another item stays as it is, and so
/// does what a question is asked for.
pub(super) fn rebuilt(expr: &Expr, part: &mut dyn FnMut(&Expr) -> Expr) -> Expr {
    let mut boxed = |expr: &Expr| Box::new(part(expr));
    match expr {
        Expr::Not(of) => Expr::Not(boxed(of)),
        Expr::Compare(test, a, b) => Expr::Compare(*test, boxed(a), boxed(b)),
        Expr::Among(of, set) => Expr::Among(boxed(of), set.clone()),
        Expr::Same(a, b) => Expr::Same(boxed(a), boxed(b)),
        Expr::Includes(of, how, set) => Expr::Includes(boxed(of), *how, set.clone()),
        Expr::Chosen(of) => Expr::Chosen(boxed(of)),
        Expr::Arithmetic(operator, a, b) => Expr::Arithmetic(*operator, boxed(a), boxed(b)),
        Expr::Round(rounding, of, step) => Expr::Round(*rounding, boxed(of), *step),
        Expr::Moved(of, by, when) => Expr::Moved(boxed(of), *by, boxed(when)),
        Expr::Lookup(of, index) => Expr::Lookup(boxed(of), *index),
        Expr::Tight { tight, .. } => part(tight),
        Expr::All(parts) => Expr::All(parts.iter().map(part).collect()),
        Expr::Any(parts) => Expr::Any(parts.iter().map(part).collect()),
        Expr::Cases { rows, otherwise } => {
            let rows = rows.iter().map(|(condition, value)| (part(condition), part(value)));
            let rows = rows.collect();
            Expr::Cases { rows, otherwise: otherwise.as_ref().map(|it| Box::new(part(it))) }
        }
        Expr::Truth(_)
        | Expr::Number(_)
        | Expr::Option(_)
        | Expr::Input(_)
        | Expr::Field(_)
        | Expr::Outer(_)
        | Expr::Value(_)
        | Expr::Derived(_)
        | Expr::Given(_)
        | Expr::Today
        | Expr::Over(_)
        | Expr::Score(_)
        | Expr::Total
        | Expr::Applies(_)
        | Expr::Met(_)
        | Expr::AnyNotMet(_)
        | Expr::Within(..) => expr.clone(),
    }
}

/// The expression, whose parts are as simple as they can be, without what is known already.
pub(super) fn simplified(expr: Expr, program: &Program) -> Expr {
    let known = match &expr {
        Expr::Not(of) => match of.as_ref() {
            Expr::Truth(yes) => Some(Expr::Truth(!yes)),
            _ => None,
        },
        Expr::All(parts) => Some(joined(parts, true)),
        Expr::Any(parts) => Some(joined(parts, false)),
        Expr::Compare(test, a, b) => {
            let both = range(a).zip(range(b));
            both.and_then(|(a, b)| a.compare(*test, b).certain()).map(Expr::Truth)
        }
        Expr::Among(of, set) => match of.as_ref() {
            Expr::Option(option) => Some(Expr::Truth(set.contains(*option))),
            _ => None,
        },
        Expr::Same(a, b) => match (a.as_ref(), b.as_ref()) {
            (Expr::Option(a), Expr::Option(b)) => Some(Expr::Truth(a == b)),
            (Expr::Truth(yes), other) | (other, Expr::Truth(yes)) => match (yes, other) {
                (yes, Expr::Truth(other)) => Some(Expr::Truth(yes == other)),
                (true, other) => Some(other.clone()),
                (false, other) => Some(Expr::Not(Box::new(other.clone()))),
            },
            _ => None,
        },
        Expr::Arithmetic(operator, a, b) => arithmetic(*operator, a, b),
        Expr::Round(rounding, of, step) => {
            certain(of).and_then(|it| number(Interval::point(it).rounded(*rounding, *step)))
        }
        Expr::Cases { rows, otherwise } => cases(rows, otherwise.as_deref()),
        Expr::Moved(of, by, when) => match (of.as_ref(), when.as_ref()) {
            (of, Expr::Truth(false)) => Some(of.clone()),
            (Expr::Option(option), Expr::Truth(true)) => Some(Expr::Option(by.to(*option))),
            _ => None,
        },
        Expr::Lookup(of, index) => match (of.as_ref(), program.lookups.get(*index)) {
            (Expr::Option(option), Some(Lookup::Truth(table))) => {
                Some(Expr::Truth(table.get(*option).copied().unwrap_or_default()))
            }
            (Expr::Option(option), Some(Lookup::Number(table))) => {
                table.get(*option).copied().flatten().map(Expr::Number)
            }
            (Expr::Option(option), Some(Lookup::Choice(table))) => {
                table.get(*option).copied().flatten().map(Expr::Option)
            }
            _ => None,
        },
        _ => None,
    };
    known.unwrap_or(expr)
}

/// What all or any of the parts come to. `all` settles nothing: its contrary does.
fn joined(parts: &[Expr], all: bool) -> Expr {
    if parts.contains(&Expr::Truth(!all)) {
        return Expr::Truth(!all);
    }
    let left: Vec<Expr> = parts.iter().filter(|it| **it != Expr::Truth(all)).cloned().collect();
    match (left.as_slice(), all) {
        ([], _) => Expr::Truth(all),
        ([only], _) => only.clone(),
        (_, true) => Expr::All(left),
        (_, false) => Expr::Any(left),
    }
}

/// The number it certainly is. Yes counts 1 and no 0.
fn certain(expr: &Expr) -> Option<Decimal> {
    match expr {
        Expr::Number(number) => Some(*number),
        Expr::Truth(yes) => Some(u8::from(*yes).into()),
        _ => None,
    }
}

/// What is known of a number.
fn range(expr: &Expr) -> Option<Interval> {
    match expr {
        Expr::Within(_, limits) => Some(*limits),
        _ => certain(expr).map(Interval::point),
    }
}

fn number(interval: Interval) -> Option<Expr> {
    interval.certain().map(Expr::Number)
}

fn arithmetic(operator: Operator, a: &Expr, b: &Expr) -> Option<Expr> {
    let (x, y) = (range(a)?, range(b)?);
    let not_above = |x: Interval, y: Interval| x.hi.zip(y.lo).is_some_and(|(x, y)| x <= y);
    match operator {
        Operator::Lesser if not_above(x, y) => Some(a.clone()),
        Operator::Lesser if not_above(y, x) => Some(b.clone()),
        Operator::Greater if not_above(x, y) => Some(b.clone()),
        Operator::Greater if not_above(y, x) => Some(a.clone()),
        _ => {
            number(x.combine(operator, y)).filter(|_| certain(a).is_some() && certain(b).is_some())
        }
    }
}

fn cases(rows: &[(Expr, Expr)], otherwise: Option<&Expr>) -> Option<Expr> {
    let mut left = Vec::new();
    let mut last = otherwise;
    for (condition, value) in rows {
        match condition {
            Expr::Truth(false) => {}
            Expr::Truth(true) => {
                last = Some(value);
                break;
            }
            _ => left.push((condition.clone(), value.clone())),
        }
    }
    let values = || left.iter().map(|(_, value)| value).chain(last);
    // Some row always holds.
    let first = values().next()?.clone();
    if values().all(|value| *value == first) {
        return Some(first);
    }
    Some(Expr::Cases { rows: left, otherwise: last.cloned().map(Box::new) })
}

/// Whether a condition and its contrary are all there is: what to write for the two values.
pub(super) fn either(condition: Expr, yes: Expr, no: Expr) -> Expr {
    match (&yes, &no) {
        (Expr::Truth(true), Expr::Truth(false)) => condition,
        (Expr::Truth(false), Expr::Truth(true)) => Expr::Not(Box::new(condition)),
        _ if yes == no => yes,
        _ => Expr::Cases { rows: vec![(condition, yes)], otherwise: Some(Box::new(no)) },
    }
}
