//! Which answers to try at a place, to see how much an answer there would settle: a few that stand for
//! the others.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{
    Kind, OptionSet, Program, Value,
    advice::{options::Options, reads::Source},
    program::{Expr, Question},
    reasons::Spot,
};

/// How many answers are tried at one place.
const MOST_TRIES: usize = 3;

/// What a program holds answers against.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tries {
    /// By answer: the figures it is compared with.
    figures: BTreeMap<Source, BTreeSet<Decimal>>,
    options: Options,
    /// By choice: how many options it has.
    counts: Vec<usize>,
}

impl Tries {
    pub(crate) fn of(program: &Program) -> Self {
        let mut tries = Self {
            figures: BTreeMap::new(),
            options: Options::of(program),
            counts: program.choices.iter().map(|choice| choice.options.len()).collect(),
        };
        program.each_expr(&mut |expr, list| tries.visit(expr, list, program));
        tries
    }

    fn visit(&mut self, expr: &Expr, list: Option<usize>, program: &Program) {
        match expr {
            Expr::Compare(_, left, right) => {
                for (of, figure) in [(left, right), (right, left)] {
                    let source = Source::read(of, list, program);
                    if let Some((source, figure)) = source.zip(program.figure(figure)) {
                        self.figures.entry(source).or_default().insert(figure);
                    }
                }
            }
            Expr::Over(over) => {
                let inside = over.filter.iter().chain([&over.body]);
                inside.for_each(|part| self.visit(part, Some(over.list), program));
                over.if_none.iter().for_each(|part| self.visit(part, list, program));
            }
            Expr::Outer(of) => {
                let holder = list.and_then(|list| program.lists.get(list)?.parent);
                self.visit(of, holder, program);
            }
            _ => expr.parts().into_iter().for_each(|part| self.visit(part, list, program)),
        }
    }

    /// Answers to try at a place; none where it is no single answer.
    pub(crate) fn at(&self, spot: Spot, question: &Question) -> Vec<Value> {
        match &question.kind {
            Kind::YesNo => vec![Value::Truth(true), Value::Truth(false)],
            // Rules ask only whether there is one.
            Kind::Text => vec![Value::Text("…".to_owned())],
            Kind::List { .. } => Vec::new(),
            Kind::Choice { choice } => {
                let count = self.counts.get(*choice).copied().unwrap_or_default();
                let apart = self.options.different(spot, count, None);
                spread(&apart).map(|option| Value::Option(*option)).collect()
            }
            Kind::Choices { choice } => {
                let count = self.counts.get(*choice).copied().unwrap_or_default();
                vec![Value::Options(OptionSet::default()), Value::Options(OptionSet::all(count))]
            }
            _ => self.numbers(spot, question),
        }
    }

    /// One number on each side of the figures it is compared with.
    fn numbers(&self, spot: Spot, question: &Question) -> Vec<Value> {
        let limits = question.limits;
        let mut numbers: BTreeSet<Decimal> = limits.lo.into_iter().chain(limits.hi).collect();
        for figure in self.figures.get(&Source::of(spot)).into_iter().flatten() {
            numbers.insert(*figure);
            numbers.extend(figure.checked_sub(Decimal::ONE));
            numbers.extend(figure.checked_add(Decimal::ONE));
        }
        let numbers: Vec<_> = numbers.into_iter().filter(|it| limits.contains(*it)).collect();
        match numbers.as_slice() {
            [] => vec![Value::Number(Decimal::ONE)],
            numbers => spread(numbers).map(|it| Value::Number(*it)).collect(),
        }
    }
}

/// The first, the last, and a few evenly between them.
fn spread<T>(all: &[T]) -> impl Iterator<Item = &T> {
    let most = all.len().min(MOST_TRIES);
    let gaps = most.saturating_sub(1).max(1);
    (0..most).filter_map(move |i| all.get(i * all.len().saturating_sub(1) / gaps))
}
