//! What conditions read: the answers and values in them, and how each is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rust_decimal::Decimal;

use super::{Atom, Survey};
use crate::program::{Expr, Fold, Named, Over};

/// What an expression reads, down to the answers.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    pub(super) atoms: BTreeMap<Atom, Read>,
    /// Lists whose items are gone through.
    pub(super) lists: BTreeSet<usize>,
    /// A score, the total or the state of checks is among it.
    pub(super) settles: bool,
}

/// How something is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    pub(super) times: usize,
    /// It is asked whether there is an answer.
    pub(super) given: bool,
    /// The figures it is compared with.
    pub(super) bounds: BTreeSet<Decimal>,
    /// It is used otherwise than in comparisons with figures.
    pub(super) apart: bool,
}

impl Reads {
    fn add(&mut self, other: &Self) {
        for (atom, read) in &other.atoms {
            let mine = self.atoms.entry(*atom).or_default();
            mine.times = mine.times.saturating_add(read.times);
            mine.given |= read.given;
            mine.bounds.extend(&read.bounds);
            mine.apart |= read.apart;
        }
        self.lists.extend(&other.lists);
        self.settles |= other.settles;
    }
}

impl Survey<'_> {
    pub(super) fn read(&self, expr: &Expr, list: Option<usize>) -> Reads {
        let mut reads = Reads::default();
        self.visit(expr, list, &mut reads);
        reads
    }

    /// Notes all that `expr` reads, down to the answers.
    pub(super) fn visit(&self, expr: &Expr, list: Option<usize>, reads: &mut Reads) {
        let mut part = |part: &Expr| self.visit(part, list, reads);
        match expr {
            Expr::Truth(_) | Expr::Number(_) | Expr::Option(_) | Expr::Today => {}
            Expr::Input(_) | Expr::Field(_) | Expr::Value(_) | Expr::Derived(_) => {
                self.read_atom(expr, list, reads, |read| read.apart = true);
            }
            Expr::Given(of) => self.read_atom(of, list, reads, |read| read.given = true),
            Expr::Compare(_, left, right) => {
                match (self.ground.program.figure(left), self.ground.program.figure(right)) {
                    (None, Some(bound)) if Atom::of(left, list).is_some() => {
                        self.read_atom(left, list, reads, |read| read.bounds.extend([bound]));
                    }
                    (Some(bound), None) if Atom::of(right, list).is_some() => {
                        self.read_atom(right, list, reads, |read| read.bounds.extend([bound]));
                    }
                    _ => {
                        part(left);
                        part(right);
                    }
                }
            }
            Expr::Over(over) => self.visit_over(over, list, reads),
            Expr::AnyNotMet(_) => {
                reads.settles = true;
                for check in &self.ground.program.checks {
                    let all = check.conditions().chain(&check.severity_when);
                    all.for_each(|it| self.visit(it, None, reads));
                }
            }
            _ => match Named::of(expr, list) {
                Some(named) => reads.add(&self.behind(named)),
                None => {
                    let program = &self.ground.program;
                    program.each_part(expr, list, &mut |part, list| self.visit(part, list, reads));
                }
            },
        }
    }

    /// All that stands behind a name: rules may use it again and again.
    fn behind(&self, named: Named) -> Rc<Reads> {
        if let Some(known) = self.reads.borrow().get(&named) {
            return Rc::clone(known);
        }
        let settles = !matches!(named, Named::Value(_) | Named::Derived(..));
        let mut reads = Reads { settles, ..Reads::default() };
        let program = &self.ground.program;
        program.each_behind(named, &mut |part, list| self.visit(part, list, &mut reads));
        let reads = Rc::new(reads);
        self.reads.borrow_mut().insert(named, Rc::clone(&reads));
        reads
    }

    /// What stands inside is of many items: only what is the same for all of them is noted, and
    /// that may be of the item that holds them.
    fn visit_over(&self, over: &Over, list: Option<usize>, reads: &mut Reads) {
        reads.lists.insert(over.list);
        let mut inside = self.read(&over.body, Some(over.list));
        if matches!(over.fold, Fold::AllDifferent | Fold::CountDifferent) {
            // A blank is no value there.
            let given = Expr::Given(Box::new(over.body.clone()));
            self.visit(&given, Some(over.list), &mut inside);
        }
        over.filter.iter().for_each(|it| self.visit(it, Some(over.list), &mut inside));
        inside.atoms.retain(|atom, _| atom.list() != Some(over.list));
        reads.add(&inside);
        over.if_none.iter().for_each(|it| self.visit(it, list, reads));
    }

    fn read_atom(
        &self,
        expr: &Expr,
        list: Option<usize>,
        reads: &mut Reads,
        note: impl FnOnce(&mut Read),
    ) {
        let Some(atom) = Atom::of(expr, list) else {
            self.visit(expr, list, reads);
            return;
        };
        let read = reads.atoms.entry(atom).or_default();
        read.times = read.times.saturating_add(1);
        note(read);
        if let Some(named) = Named::of(expr, list) {
            reads.add(&self.behind(named));
        }
    }
}
