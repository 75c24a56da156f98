//! Why a value is as it is: the facts it rests on and the answers it waits for.
//!
//! Computed on demand, by walking expressions beside their evaluation. Both walks follow only the
//! branches that can still be taken.

mod facts;
pub(crate) mod say;
mod spots;
mod waits;

pub(crate) use facts::Facts;
pub(crate) use spots::Spot;
use spots::words_of_item;
pub(crate) use waits::Waits;

use crate::{
    Possible, Truth, Value,
    evaluate::{At, Evaluation},
    program::{Expr, Part},
    show::show_possible,
};

/// Visits the parts of an expression that bear on its value; of cases, only those that can still
/// be taken. Behind the names of values whoever walks looks himself.
fn branches(
    evaluation: &Evaluation<'_>,
    expr: &Expr,
    at: Option<At>,
    visit: &mut dyn FnMut(&Expr, Option<At>),
) {
    match expr {
        Expr::Cases { rows, otherwise } => {
            for (condition, value) in rows {
                let holds = evaluation.truth(condition, at);
                visit(condition, at);
                if holds.yes {
                    visit(value, at);
                }
                if !holds.no {
                    return;
                }
            }
            if let Some(otherwise) = otherwise {
                visit(otherwise, at);
            }
        }
        Expr::Applies(check) | Expr::Met(check) => {
            let Some(check) = evaluation.program.checks.get(*check) else { return };
            match expr {
                Expr::Met(_) => check.conditions().for_each(|part| visit(part, None)),
                _ => check.applies.iter().for_each(|part| visit(part, None)),
            }
        }
        Expr::Outer(of) => visit(of, evaluation.outer(at)),
        // Of the items of a list, whoever walks decides.
        Expr::Over(_) => {}
        _ => expr.each_part(&mut |part| visit(part, at)),
    }
}

/// A message with its values put in.
pub(crate) fn render(evaluation: &Evaluation<'_>, parts: &[Part]) -> String {
    let text = parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Items { list, filter } => items_in_words(evaluation, *list, filter.as_ref()),
        Part::Value(expr, kind) => match (evaluation.answer(expr, None), expr) {
            (Some(Value::Text(text)), _) => text.clone(),
            (None, Expr::Input(_)) => "(not answered)".to_owned(),
            _ => {
                let possible = evaluation.of(expr, None);
                // What rests on something that stays blank has no bounds that say anything.
                match evaluation.answers.finished && !possible.is_certain() {
                    true => "(not known)".to_owned(),
                    false => show_possible(&possible, kind, evaluation.program),
                }
            }
        },
    });
    text.collect()
}

/// Whether a message names each figure and some item, so far as it speaks of such: “Set aside at least £0
/// to £50,000” and “Name the source of no claim” help nobody.
pub(crate) fn is_specific(evaluation: &Evaluation<'_>, parts: &[Part]) -> bool {
    parts.iter().all(|part| match part {
        Part::Text(_) => true,
        Part::Value(expr, _) => match evaluation.of(expr, None) {
            Possible::Number(number) => number.certain().is_some(),
            _ => true,
        },
        Part::Items { list, filter } => {
            evaluation.items(*list, None).any(|at| evaluation.holds(filter.as_ref(), Some(at)).yes)
        }
    })
}

/// More items than these are counted, not named.
const MOST_NAMED: usize = 10;

/// “claim 2 and claim 5”: the items for which a condition holds, or, where it is certain of none, may
/// hold.
fn items_in_words(evaluation: &Evaluation<'_>, list: usize, filter: Option<&Expr>) -> String {
    let of = |fits: fn(Truth) -> bool| -> Vec<usize> {
        let items = evaluation.items(list, None);
        let items = items.filter(|at| fits(evaluation.holds(filter, Some(*at))));
        items.filter_map(|at| at.item).collect()
    };
    let mut items = of(|holds| !holds.no);
    if items.is_empty() {
        items = of(|holds| holds.yes);
    }
    items_among(evaluation, list, &items)
}

/// “claim 2 and claim 5”, by their places among all items of the list.
pub(crate) fn items_among(evaluation: &Evaluation<'_>, list: usize, items: &[usize]) -> String {
    let place = |item: &usize| words_of_item(evaluation, list, *item);
    let mut names: Vec<_> = items.iter().take(MOST_NAMED).filter_map(place).collect();
    let further = items.len().saturating_sub(names.len());
    if further > 0 {
        names.push(format!("{further} more"));
    }
    if names.is_empty() {
        let item = evaluation.program.lists.get(list).map(|list| list.item.as_str());
        return format!("no {}", item.unwrap_or("item"));
    }
    joined(&names)
}

/// “a, b and c”.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// With a capital letter.
pub(crate) fn capitalised(mut text: String) -> String {
    let Some(first) = text.chars().next() else { return text };
    if first.is_ascii() {
        // As many bytes as before.
        if let Some(letter) = text.get_mut(..1) {
            letter.make_ascii_uppercase();
        }
        return text;
    }
    let mut letters = text.chars();
    letters.next();
    first.to_uppercase().chain(letters).collect()
}
