//! Which rows of a table count: what `takes …` says, and what it makes of the rows.

use weighup_engine::{
    Decimal,
    program::{Expr, Operator},
};

use super::{Compiler, Type};
use crate::{
    codes,
    names::join,
    outline::{Block, Clause},
    proof::Policy,
    token::span_of,
};

impl Compiler<'_, '_, '_> {
    /// What a table or level says about which rows it takes; `None` when that is reported.
    pub(super) fn policy(&mut self, block: &Block, of_type: &Type) -> Option<Policy> {
        let mut said = block.clauses.iter().filter(|clause| clause.keyword == "takes");
        let Some(clause) = said.next() else { return Some(Policy::Only) };
        if let Some(again) = said.next() {
            let message = "Which rows this takes is said twice.";
            let span = span_of(&again.tokens, &again.keyword_span);
            self.report.add(codes::W410, span, message, "Keep one of the two lines.");
            return None;
        }
        let span = span_of(&clause.tokens, &clause.keyword_span);
        let Some(policy) = policy_of(clause) else {
            let help = "Write “takes the first row that fits”, or “the total of rows that fit”, \
                        “the largest of rows that fit”, “the smallest of rows that fit”.";
            self.report.add(codes::W410, span, "I do not know which rows this takes.", help);
            return None;
        };
        if policy == Policy::First || of_type.adds_up() {
            return Some(policy);
        }
        let what = match policy {
            Policy::Total => "total",
            Policy::Largest => "largest",
            _ => "smallest",
        };
        let message =
            format!("There is no {what} of rows that give {}.", of_type.words(&self.program));
        let help = "Only amounts, percentages and numbers are put together. Here a table may take \
                    the first row that fits.";
        self.report.add(codes::W411, span, &message, help);
        None
    }
}

fn policy_of(clause: &Clause) -> Option<Policy> {
    if clause.tokens.iter().any(|token| token.word().is_none()) {
        return None;
    }
    let said = join(&clause.tokens);
    match said.strip_prefix("the ").unwrap_or(&said) {
        "first row that fits" => Some(Policy::First),
        "total of rows that fit" => Some(Policy::Total),
        "largest of rows that fit" => Some(Policy::Largest),
        "smallest of rows that fit" => Some(Policy::Smallest),
        _ => None,
    }
}

/// The value of a table, of its rows' conditions and values.
pub(super) fn taken(policy: Policy, rows: Vec<(Expr, Expr)>) -> Expr {
    match policy {
        Policy::Only | Policy::First => Expr::Cases { rows, otherwise: None },
        Policy::Total => joined(Operator::Plus, each_or(rows, Decimal::ZERO)),
        Policy::Largest => extreme(Operator::Greater, Operator::Lesser, Decimal::MIN, rows),
        Policy::Smallest => extreme(Operator::Lesser, Operator::Greater, Decimal::MAX, rows),
    }
}

/// The most (or the least) that a row gives which fits; it is proved that one does.
///
/// A row that does not fit counts as `nothing`, which is beaten by any other. What comes out is at
/// least the least of all rows: without that, it could not be told from `nothing` while no row fits
/// for certain.
fn extreme(best: Operator, worst: Operator, nothing: Decimal, rows: Vec<(Expr, Expr)>) -> Expr {
    let values = rows.iter().map(|(_, value)| value.clone()).collect();
    let bound = joined(worst, values);
    joined(best, vec![bound, joined(best, each_or(rows, nothing))])
}

/// Each row's value, or `nothing` where it does not fit.
fn each_or(rows: Vec<(Expr, Expr)>, nothing: Decimal) -> Vec<Expr> {
    let otherwise = || Some(Box::new(Expr::Number(nothing)));
    rows.into_iter().map(|row| Expr::Cases { rows: vec![row], otherwise: otherwise() }).collect()
}

/// All parts joined two by two, so that many make no deep expression.
fn joined(operator: Operator, mut parts: Vec<Expr>) -> Expr {
    while parts.len() > 1 {
        let mut rest = parts.into_iter();
        parts = Vec::new();
        while let Some(left) = rest.next() {
            parts.push(match rest.next() {
                Some(right) => Expr::Arithmetic(operator, Box::new(left), Box::new(right)),
                None => left,
            });
        }
    }
    parts.pop().unwrap_or(Expr::Number(Decimal::ZERO))
}
