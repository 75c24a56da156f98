//! The figures at which a number makes a difference: found by turning each comparison round that
//! reads it, through definitions, settings, sums, products, quotients and roundings.
//!
//! What is found here is only where to look. Every figure is tried before it is advised, so one too
//! many does no harm.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    reads::{Reads, Source},
    turn::Turn,
};
use crate::{
    Kind, Program,
    evaluate::Evaluation,
    program::{Expr, Fold, Operator},
    reasons::Spot,
};

/// How many figures are kept of one comparison.
const MOST_OF_ONE: usize = 24;

/// What a comparison of items is held against.
static ALL_DIFFERENT: Expr = Expr::Truth(true);

/// What the part that is earned of a line's points is held against.
static ZERO: Expr = Expr::Number(Decimal::ZERO);
static ONE: Expr = Expr::Number(Decimal::ONE);

/// A comparison somewhere in a program, and the list whose item is at hand there.
struct Site<'a> {
    list: Option<usize>,
    left: &'a Expr,
    right: &'a Expr,
}

/// The figures at which an answer makes a difference.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) found: BTreeSet<Decimal>,
    /// There may be others: what reads the answer was not followed to its end.
    pub(crate) incomplete: bool,
}

/// All comparisons of a program.
pub(crate) struct Bounds<'a> {
    reads: &'a Reads<'a>,
    sites: Vec<Site<'a>>,
    /// The comparisons that read an answer.
    readers: BTreeMap<Source, Vec<usize>>,
}

impl<'a> Bounds<'a> {
    pub(crate) fn of(program: &'a Program, reads: &'a Reads<'a>) -> Self {
        let mut bounds = Self { reads, sites: Vec::new(), readers: BTreeMap::new() };
        for value in &program.values {
            bounds.collect(&value.expr, None, program);
        }
        for (index, list) in program.lists.iter().enumerate() {
            list.derived.iter().for_each(|it| bounds.collect(&it.expr, Some(index), program));
        }
        for check in &program.checks {
            let all = check.conditions().chain(&check.severity_when);
            all.for_each(|it| bounds.collect(it, None, program));
        }
        for score in &program.scores {
            score.exprs().for_each(|it| bounds.collect(it, None, program));
            // Of the points of a line nothing more than all is earned, and nothing less than nothing.
            let parts = score.lines.iter().map(|line| &line.earned);
            for part in parts.filter(|part| is_number(part, program)) {
                [&ZERO, &ONE].into_iter().for_each(|bound| bounds.add(part, bound, None));
            }
        }
        let totals = program.total.iter().flat_map(|total| total.exprs());
        totals.for_each(|it| bounds.collect(it, None, program));
        bounds
    }

    fn add(&mut self, left: &'a Expr, right: &'a Expr, list: Option<usize>) {
        let mut reads = self.reads.by(left, list);
        reads.extend(self.reads.by(right, list));
        for source in reads {
            self.readers.entry(source).or_default().push(self.sites.len());
        }
        self.sites.push(Site { list, left, right });
    }

    fn collect(&mut self, expr: &'a Expr, list: Option<usize>, program: &'a Program) {
        match expr {
            Expr::Compare(_, left, right)
            | Expr::Arithmetic(Operator::Lesser | Operator::Greater, left, right) => {
                self.add(left, right, list);
            }
            Expr::Over(over) if over.fold == Fold::AllDifferent => {
                self.add(expr, &ALL_DIFFERENT, list);
            }
            _ => {}
        }
        program.each_part(expr, list, &mut |part, list| self.collect(part, list, program));
    }

    /// The figures at which the answer to `spot` makes a difference, given the other answers.
    pub(crate) fn around(&self, spot: Spot, evaluation: &Evaluation<'_>) -> Figures {
        let turn = Turn::new(spot, evaluation, self.reads);
        let mut found = BTreeSet::new();
        let readers = self.readers.get(&Source::of(spot)).into_iter().flatten();
        for site in readers.filter_map(|site| self.sites.get(*site)) {
            for at in turn.places(site.list) {
                let mut figures = BTreeSet::new();
                turn.meeting(site.left, site.right, at, &mut figures);
                if figures.len() > MOST_OF_ONE {
                    turn.give_up();
                }
                found.extend(figures.into_iter().take(MOST_OF_ONE));
                if turn.gave_up() {
                    // Where it could not be followed, what it is held against is as good as any.
                    let mut beside = BTreeSet::new();
                    let sides = [site.left, site.right];
                    sides.iter().for_each(|side| turn.beside(side, at, &mut beside));
                    found.extend(beside.into_iter().take(MOST_OF_ONE));
                }
            }
        }
        Figures { found, incomplete: turn.gave_up() }
    }
}

/// Whether what is earned is a number, and not all or nothing.
fn is_number(expr: &Expr, program: &Program) -> bool {
    let number = |kind: Option<&Kind>| kind.is_some_and(|kind| *kind != Kind::YesNo);
    match expr.said() {
        Expr::Input(index) => number(program.questions.get(*index).map(|it| &it.kind)),
        Expr::Value(index) => number(program.values.get(*index).map(|it| &it.kind)),
        Expr::Over(over) => !matches!(over.fold, Fold::All | Fold::Any | Fold::AllDifferent),
        Expr::Arithmetic(..) | Expr::Round(..) | Expr::Cases { .. } => true,
        _ => false,
    }
}
