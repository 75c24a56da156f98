//! What each part of a program reads, down to the answers: known without any answer.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    Program,
    program::{Expr, Step},
    reasons::Spot,
};

/// An answer that rules read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// A question.
    Question(usize),
    /// A field of a list's items.
    Field(usize, usize),
    /// Which items a list has.
    Items(usize),
}

impl Source {
    pub(crate) fn of(spot: Spot) -> Self {
        match spot {
            Spot::Question(question) => Self::Question(question),
            Spot::Field { list, field, .. } => Self::Field(list, field),
            Spot::Further { list, .. } => Self::Items(list),
        }
    }

    /// The answer that an expression is, if it is nothing else; `list` is the list whose item is at
    /// hand.
    pub(crate) fn read(expr: &Expr, list: Option<usize>, program: &Program) -> Option<Self> {
        match expr {
            Expr::Input(question) => Some(Self::Question(*question)),
            Expr::Field(field) => Some(Self::Field(list?, *field)),
            Expr::Outer(of) => {
                let holder = program.lists.get(list?)?.parent;
                Self::read(of, holder, program)
            }
            _ => None,
        }
    }
}

pub(crate) type Sources = BTreeSet<Source>;

/// What the computed values of a program read.
pub(crate) struct Reads<'a> {
    program: &'a Program,
    values: Vec<Sources>,
    derived: Vec<Vec<Sources>>,
    /// Checks may ask whether others are met.
    checks: RefCell<BTreeMap<usize, Sources>>,
}

impl<'a> Reads<'a> {
    pub(crate) fn of(program: &'a Program) -> Self {
        let derived = program.lists.iter().map(|list| vec![Sources::new(); list.derived.len()]);
        let values = vec![Sources::new(); program.values.len()];
        let checks = RefCell::default();
        let mut reads = Self { program, values, derived: derived.collect(), checks };
        // Each step comes after all it depends on.
        for step in &program.steps {
            match *step {
                Step::Value(index) => {
                    let Some(value) = program.values.get(index) else { continue };
                    let sources = reads.by(&value.expr, None);
                    if let Some(slot) = reads.values.get_mut(index) {
                        *slot = sources;
                    }
                }
                Step::Item { list, value: index } => {
                    let value = program.lists.get(list).and_then(|list| list.derived.get(index));
                    let Some(value) = value else { continue };
                    let sources = reads.by(&value.expr, Some(list));
                    let slot = reads.derived.get_mut(list).and_then(|list| list.get_mut(index));
                    if let Some(slot) = slot {
                        *slot = sources;
                    }
                }
            }
        }
        reads
    }

    /// What an expression reads; `list` is the list whose item is at hand.
    pub(crate) fn by(&self, expr: &Expr, list: Option<usize>) -> Sources {
        let mut sources = Sources::new();
        self.visit(expr, list, &mut sources);
        sources
    }

    /// What a check reads.
    pub(crate) fn by_check(&self, check: usize) -> Sources {
        if let Some(known) = self.checks.borrow().get(&check) {
            return known.clone();
        }
        let of = self.program.checks.get(check);
        let sources = self.by_all(of.into_iter().flat_map(|it| it.conditions()));
        self.checks.borrow_mut().insert(check, sources.clone());
        sources
    }

    /// What all scores and the total read.
    pub(crate) fn by_scores(&self) -> Sources {
        let scores = self.program.scores.iter().flat_map(|score| score.exprs());
        self.by_all(scores.chain(self.program.total.iter().flat_map(|total| total.exprs())))
    }

    fn by_all<'e>(&self, exprs: impl Iterator<Item = &'e Expr>) -> Sources {
        let mut sources = Sources::new();
        exprs.for_each(|expr| self.visit(expr, None, &mut sources));
        sources
    }

    fn visit(&self, expr: &Expr, list: Option<usize>, into: &mut Sources) {
        match expr {
            Expr::Input(question) => {
                into.insert(Source::Question(*question));
            }
            Expr::Field(field) => into.extend(list.map(|list| Source::Field(list, *field))),
            Expr::Value(value) => into.extend(self.values.get(*value).into_iter().flatten()),
            Expr::Derived(value) => {
                let derived = list.and_then(|list| self.derived.get(list)?.get(*value));
                into.extend(derived.into_iter().flatten());
            }
            Expr::Applies(check) | Expr::Met(check) => into.extend(self.by_check(*check)),
            Expr::Score(score) => {
                let score = self.program.scores.get(*score);
                into.extend(self.by_all(score.into_iter().flat_map(|score| score.exprs())));
            }
            Expr::Total => into.extend(self.by_scores()),
            Expr::AnyNotMet(_) => {
                for check in &self.program.checks {
                    let conditions = check.conditions().chain(&check.severity_when);
                    into.extend(self.by_all(conditions));
                }
            }
            _ => {
                if let Expr::Over(over) = expr {
                    into.insert(Source::Items(over.list));
                }
                self.program.each_part(expr, list, &mut |part, list| self.visit(part, list, into));
            }
        }
    }
}
