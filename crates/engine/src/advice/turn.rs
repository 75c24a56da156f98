//! Turning expressions round: which answer makes them a given figure, or makes two of them the same. Where
//! the answer stands in an expression more than once, it is followed as straight lines (`lines`).

use std::{cell::Cell, collections::BTreeSet};

use rust_decimal::Decimal;

use super::{
    reads::{Reads, Source},
    slots::FURTHER,
};
use crate::{
    calendar::{months_after, months_between},
    evaluate::{At, Evaluation},
    program::{Expr, Fold, Operator, Over, Rounding},
    reasons::Spot,
};

/// How deep a figure is followed through values that build on one another.
const DEEPEST: usize = 60;

/// How many steps are taken to find the figures of one place.
const MOST_STEPS: usize = 4_000;

/// How many items of a list one comparison is looked at for.
const MOST_ITEMS: usize = 40;

/// Turning expressions round: which answer makes them a given figure.
pub(super) struct Turn<'a, 'e> {
    spot: Spot,
    source: Source,
    pub(super) evaluation: &'e Evaluation<'e>,
    reads: &'a Reads<'a>,
    /// How many more steps may be taken: values may be used again and again.
    steps: Cell<usize>,
    /// Something was not followed to its end.
    incomplete: Cell<bool>,
}

impl<'a, 'e> Turn<'a, 'e> {
    /// Round to the answer at `spot`, given the other answers.
    pub(super) fn new(spot: Spot, evaluation: &'e Evaluation<'e>, reads: &'a Reads<'a>) -> Self {
        let (steps, incomplete) = (Cell::new(MOST_STEPS), Cell::new(false));
        Self { spot, source: Source::of(spot), evaluation, reads, steps, incomplete }
    }

    /// Whether there may be figures that were not found.
    pub(super) fn gave_up(&self) -> bool {
        self.incomplete.get()
    }

    /// The items for which something computed for the items of a list may read the answer.
    pub(super) fn places(&self, list: Option<usize>) -> Vec<Option<At>> {
        let Some(list) = list else { return vec![None] };
        let count = self.evaluation.count(list);
        let items = (0..count).map(|item| self.evaluation.item(list, item));
        match self.spot {
            Spot::Field { list: of, item: FURTHER, .. } if of == list => {
                vec![Some(At { list, item: None, within: None })]
            }
            Spot::Field { list: of, item, .. } if of == list => {
                items.filter(|at| at.item == Some(item)).map(Some).collect()
            }
            Spot::Field { list: of, item, .. } if self.holds(list, of) => {
                items.filter(|at| at.within == Some(item)).map(Some).collect()
            }
            _ => {
                if count > MOST_ITEMS {
                    self.give_up();
                }
                items.take(MOST_ITEMS).map(Some).collect()
            }
        }
    }

    /// There may be figures that are not found.
    pub(super) fn give_up(&self) {
        self.incomplete.set(true);
    }

    /// Whether the items of `list` stand in those of `holder`.
    fn holds(&self, list: usize, holder: usize) -> bool {
        self.evaluation.program.lists.get(list).is_some_and(|it| it.parent == Some(holder))
    }

    /// One level deeper, as long as steps are left.
    pub(super) fn deeper(&self, depth: usize) -> Option<usize> {
        let (steps, depth) = (self.steps.get().checked_sub(1), depth.checked_sub(1));
        if steps.is_none() || depth.is_none() {
            self.give_up();
        }
        self.steps.set(steps?);
        depth
    }

    pub(super) fn is_spot(&self, expr: &Expr, at: Option<At>) -> bool {
        match (expr, self.spot) {
            (Expr::Input(index), Spot::Question(question)) => *index == question,
            (Expr::Field(index), Spot::Field { list, item, field }) => {
                let here = |at: At| at.list == list && at.item.unwrap_or(FURTHER) == item;
                *index == field && at.is_some_and(here)
            }
            _ => false,
        }
    }

    pub(super) fn reads_it(&self, expr: &Expr, at: Option<At>) -> bool {
        self.reads.by(expr, at.map(|at| at.list)).contains(&self.source)
    }

    pub(super) fn known(&self, expr: &Expr, at: Option<At>) -> Option<Decimal> {
        let known = self.evaluation.number(expr, at).certain();
        if known.is_none() {
            self.give_up();
        }
        known
    }

    /// The figures that stand beside the answer in an expression.
    pub(super) fn beside(&self, expr: &Expr, at: Option<At>, found: &mut BTreeSet<Decimal>) {
        self.beside_at(expr, at, DEEPEST, found);
    }

    fn beside_at(&self, expr: &Expr, at: Option<At>, depth: usize, found: &mut BTreeSet<Decimal>) {
        if !self.reads_it(expr, at) {
            found.extend(self.known(expr, at));
            return;
        }
        let Some(depth) = self.deeper(depth) else { return };
        let program = self.evaluation.program;
        match expr.said() {
            Expr::Value(index) => {
                let value = program.values.get(*index);
                value.into_iter().for_each(|it| self.beside_at(&it.expr, None, depth, found));
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                let of = list.and_then(|list| list.derived.get(*index));
                of.into_iter().for_each(|it| self.beside_at(&it.expr, at, depth, found));
            }
            Expr::Outer(of) => self.beside_at(of, self.evaluation.outer(at), depth, found),
            Expr::Over(_) => {}
            said => said.parts().into_iter().for_each(|it| self.beside_at(it, at, depth, found)),
        }
    }

    /// The answers with which two expressions are the same.
    pub(super) fn meeting(
        &self,
        left: &Expr,
        right: &Expr,
        at: Option<At>,
        found: &mut BTreeSet<Decimal>,
    ) {
        match (self.reads_it(left, at), self.reads_it(right, at)) {
            (true, false) => {
                if let Some(figure) = self.known(right, at) {
                    self.solve(left, figure, at, DEEPEST, found);
                }
            }
            (false, true) => {
                if let Some(figure) = self.known(left, at) {
                    self.solve(right, figure, at, DEEPEST, found);
                }
            }
            (true, true) => {
                let (ones, others) =
                    (self.lines(left, at, DEEPEST), self.lines(right, at, DEEPEST));
                found.extend(ones.iter().chain(&others).filter_map(|line| line.pole()));
                for line in ones {
                    for other in &others {
                        match line.meets(*other) {
                            Ok(figure) => found.extend(figure),
                            Err(_) => self.give_up(),
                        }
                    }
                }
                // What is known of a side may rest on the answer only in a case that is not taken.
                for (one, other) in [(left, right), (right, left)] {
                    if let Some(figure) = self.evaluation.number(other, at).certain() {
                        self.solve(one, figure, at, DEEPEST, found);
                    }
                }
            }
            (false, false) => {}
        }
    }

    /// The answers with which `expr` is `figure`.
    fn solve(
        &self,
        expr: &Expr,
        figure: Decimal,
        at: Option<At>,
        depth: usize,
        found: &mut BTreeSet<Decimal>,
    ) {
        if self.is_spot(expr, at) {
            found.insert(figure);
            return;
        }
        let Some(depth) = self.deeper(depth).filter(|_| self.reads_it(expr, at)) else { return };
        let program = self.evaluation.program;
        match expr.said() {
            Expr::Value(index) => {
                if let Some(value) = program.values.get(*index) {
                    self.solve(&value.expr, figure, None, depth, found);
                }
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                if let Some(value) = list.and_then(|list| list.derived.get(*index)) {
                    self.solve(&value.expr, figure, at, depth, found);
                }
            }
            Expr::Outer(of) => self.solve(of, figure, self.evaluation.outer(at), depth, found),
            Expr::Round(rounding, of, step) => {
                // Rounded values change where the figure, or the one beside it, begins.
                let half = step.checked_div(Decimal::TWO);
                let shifts = match rounding {
                    Rounding::Nearest => [half, half.map(|half| -half)],
                    Rounding::Up => [Some(Decimal::ZERO), Some(-*step)],
                    Rounding::Down => [Some(Decimal::ZERO), Some(*step)],
                };
                // A figure that is no such multiple lies between two.
                let below = figure.checked_div(*step).and_then(|it| it.floor().checked_mul(*step));
                let above = below.and_then(|below| below.checked_add(*step));
                let multiples = [below, above.filter(|_| below != Some(figure))];
                for multiple in multiples.into_iter().flatten() {
                    for shift in shifts.into_iter().flatten() {
                        if let Some(shifted) = multiple.checked_add(shift) {
                            self.solve(of, shifted, at, depth, found);
                        }
                    }
                }
            }
            Expr::Cases { rows, otherwise } => {
                for value in rows.iter().map(|(_, value)| value).chain(otherwise.as_deref()) {
                    self.solve(value, figure, at, depth, found);
                }
            }
            Expr::Arithmetic(operator, a, b) => {
                match (self.reads_it(a, at), self.reads_it(b, at)) {
                    _ if matches!(operator, Operator::Lesser | Operator::Greater) => {
                        self.solve(a, figure, at, depth, found);
                        self.solve(b, figure, at, depth, found);
                    }
                    (true, false) => {
                        let Some(b) = self.known(b, at) else { return };
                        self.months(*operator);
                        for then in of_left(*operator, figure, b) {
                            self.solve(a, then, at, depth, found);
                        }
                    }
                    (false, true) => {
                        let Some(a) = self.known(a, at) else { return };
                        self.months(*operator);
                        for then in of_right(*operator, figure, a) {
                            self.solve(b, then, at, depth, found);
                        }
                    }
                    _ => {
                        for line in self.lines(expr, at, depth) {
                            found.extend(line.is(figure).into_iter().chain(line.pole()));
                        }
                    }
                }
            }
            Expr::Over(over) => self.solve_over(over, figure, at, depth, found),
            _ => self.give_up(),
        }
    }

    /// Months are of different lengths: the days around one that was worked out are not all that
    /// make a difference, when more is worked out from it.
    fn months(&self, operator: Operator) {
        if matches!(operator, Operator::MonthsAfter | Operator::MonthsBetween) {
            self.give_up();
        }
    }

    fn solve_over(
        &self,
        over: &Over,
        figure: Decimal,
        at: Option<At>,
        depth: usize,
        found: &mut BTreeSet<Decimal>,
    ) {
        let counts = |at: &At| self.evaluation.holds(over.filter.as_ref(), Some(*at)).yes;
        let items: Vec<_> = self.evaluation.items(over.list, at).filter(counts).collect();
        let reads = |at: &&At| self.reads_it(&over.body, Some(**at));
        if let Some(if_none) =
            over.if_none.as_ref().filter(|_| self.evaluation.may_be_none(over, at))
        {
            self.solve(if_none, figure, at, depth, found);
        }
        let mine = items.iter().filter(reads).take(MOST_ITEMS);
        let rest = |without: At| {
            let others = items.iter().filter(|at| **at != without);
            let mut values = others.map(|at| self.known(&over.body, Some(*at)));
            values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))
        };
        for item in mine.copied() {
            if matches!(over.fold, Fold::AllDifferent | Fold::CountDifferent) {
                // It is the same as another one's, or is not.
                let others = items.iter().filter(|at| **at != item).take(MOST_ITEMS);
                for same in others.filter_map(|at| self.known(&over.body, Some(*at))) {
                    self.solve(&over.body, same, Some(item), depth, found);
                }
                continue;
            }
            let then = match over.fold {
                Fold::Largest | Fold::Smallest => Some(figure),
                Fold::Sum if over.best.is_none() => {
                    rest(item).and_then(|rest| figure.checked_sub(rest))
                }
                Fold::Average if over.best.is_none() => figure
                    .checked_mul(items.len().into())
                    .zip(rest(item))
                    .and_then(|(sum, rest)| sum.checked_sub(rest)),
                // Of the best few, any may be the one that makes the difference.
                Fold::Sum | Fold::Average => {
                    self.give_up();
                    Some(figure)
                }
                _ => None,
            };
            match then {
                Some(then) => self.solve(&over.body, then, Some(item), depth, found),
                None => self.give_up(),
            }
        }
    }
}

/// What the left operand must be for the result to be `figure`.
fn of_left(operator: Operator, figure: Decimal, right: Decimal) -> Vec<Decimal> {
    let then = match operator {
        Operator::Plus => figure.checked_sub(right),
        Operator::Minus => figure.checked_add(right),
        Operator::Times => figure.checked_div(right),
        Operator::Over => figure.checked_mul(right),
        // Months end on different days: the days around are tried as well.
        Operator::MonthsAfter => return around(months_after(figure, -right)),
        Operator::MonthsBetween => {
            let ends = [Some(figure), figure.checked_add(Decimal::ONE)];
            let ends = ends.into_iter().flatten();
            return ends.flat_map(|months| around(months_after(right, -months))).collect();
        }
        Operator::Lesser | Operator::Greater => None,
    };
    then.into_iter().collect()
}

/// What the right operand must be for the result to be `figure`.
fn of_right(operator: Operator, figure: Decimal, left: Decimal) -> Vec<Decimal> {
    let then = match operator {
        Operator::Plus => figure.checked_sub(left),
        Operator::Minus => left.checked_sub(figure),
        Operator::Times => figure.checked_div(left),
        // By nothing nothing is divided, and beyond it the sign is another.
        Operator::Over => {
            return left.checked_div(figure).into_iter().chain([Decimal::ZERO]).collect();
        }
        Operator::MonthsAfter => months_between(left, figure),
        Operator::MonthsBetween => {
            let ends = [Some(figure), figure.checked_add(Decimal::ONE)];
            let ends = ends.into_iter().flatten();
            return ends.flat_map(|months| around(months_after(left, months))).collect();
        }
        Operator::Lesser | Operator::Greater => None,
    };
    then.into_iter().collect()
}

fn around(day: Option<Decimal>) -> Vec<Decimal> {
    // What is beside each of them is tried, too.
    let days = [-3, 0, 3].into_iter().map(Decimal::from);
    day.into_iter().flat_map(|day| days.clone().filter_map(move |it| day.checked_add(it))).collect()
}
