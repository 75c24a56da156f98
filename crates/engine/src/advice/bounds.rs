//! The figures at which a number makes a difference: found by turning each comparison round that
//! reads it, through definitions, settings, sums, products, quotients and roundings.
//!
//! What is found here is only where to look. Every figure is tried before it is advised, so one too
//! many does no harm.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use rust_decimal::Decimal;

use super::{
    lines::Quotient,
    reads::{Reads, Source},
};
use crate::{
    Kind, Program,
    calendar::{months_after, months_between},
    evaluate::{At, Evaluation},
    program::{Expr, Fold, Operator, Over, Rounding},
    reasons::Spot,
};

/// How deep a figure is followed through values that build on one another.
const DEEPEST: usize = 60;

/// The number of an item that is not there yet.
pub(crate) const FURTHER: usize = usize::MAX;

/// How many steps are taken to find the figures of one place.
const MOST_STEPS: usize = 4_000;

/// How many figures are kept of one comparison.
const MOST_OF_ONE: usize = 24;

/// What a comparison of items is held against.
static ALL_DIFFERENT: Expr = Expr::Truth(true);

/// What the part that is earned of a line's points is held against.
static ZERO: Expr = Expr::Number(Decimal::ZERO);
static ONE: Expr = Expr::Number(Decimal::ONE);

/// How many straight lines an expression is followed as.
const MOST_LINES: usize = 6;

/// How many items of a list one comparison is looked at for.
const MOST_ITEMS: usize = 40;

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
        match expr {
            Expr::Outer(of) => {
                let holder = list.and_then(|list| program.lists.get(list)?.parent);
                self.collect(of, holder, program);
            }
            Expr::Over(over) => {
                let inside = over.filter.iter().chain([&over.body]);
                inside.for_each(|part| self.collect(part, Some(over.list), program));
                over.if_none.iter().for_each(|part| self.collect(part, list, program));
            }
            _ => expr.parts().into_iter().for_each(|part| self.collect(part, list, program)),
        }
    }

    /// The figures at which the answer to `spot` makes a difference, given the other answers.
    pub(crate) fn around(&self, spot: Spot, evaluation: &Evaluation<'_>) -> Figures {
        let source = Source::of(spot);
        let (steps, incomplete) = (Cell::new(MOST_STEPS), Cell::new(false));
        let turn = Turn { spot, source, evaluation, reads: self.reads, steps, incomplete };
        let mut found = BTreeSet::new();
        let readers = self.readers.get(&source).into_iter().flatten();
        for site in readers.filter_map(|site| self.sites.get(*site)) {
            for at in turn.places(site.list) {
                let mut figures = BTreeSet::new();
                turn.meeting(site.left, site.right, at, &mut figures);
                if figures.len() > MOST_OF_ONE {
                    turn.give_up();
                }
                found.extend(figures.into_iter().take(MOST_OF_ONE));
                if turn.incomplete.get() {
                    // Where it could not be followed, what it is held against is as good as any.
                    let mut beside = BTreeSet::new();
                    let sides = [site.left, site.right];
                    sides.iter().for_each(|side| turn.beside(side, at, DEEPEST, &mut beside));
                    found.extend(beside.into_iter().take(MOST_OF_ONE));
                }
            }
        }
        Figures { found, incomplete: turn.incomplete.get() }
    }
}

/// Turning expressions round: which answer makes them a given figure.
struct Turn<'a, 'e> {
    spot: Spot,
    source: Source,
    evaluation: &'e Evaluation<'e>,
    reads: &'a Reads<'a>,
    /// How many more steps may be taken: values may be used again and again.
    steps: Cell<usize>,
    /// Something was not followed to its end.
    incomplete: Cell<bool>,
}

impl Turn<'_, '_> {
    /// The items for which something computed for the items of a list may read the answer.
    fn places(&self, list: Option<usize>) -> Vec<Option<At>> {
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
    fn give_up(&self) {
        self.incomplete.set(true);
    }

    /// Whether the items of `list` stand in those of `holder`.
    fn holds(&self, list: usize, holder: usize) -> bool {
        self.evaluation.program.lists.get(list).is_some_and(|it| it.parent == Some(holder))
    }

    /// One level deeper, as long as steps are left.
    fn deeper(&self, depth: usize) -> Option<usize> {
        let (steps, depth) = (self.steps.get().checked_sub(1), depth.checked_sub(1));
        if steps.is_none() || depth.is_none() {
            self.give_up();
        }
        self.steps.set(steps?);
        depth
    }

    fn is_spot(&self, expr: &Expr, at: Option<At>) -> bool {
        match (expr, self.spot) {
            (Expr::Input(index), Spot::Question(question)) => *index == question,
            (Expr::Field(index), Spot::Field { list, item, field }) => {
                let here = |at: At| at.list == list && at.item.unwrap_or(FURTHER) == item;
                *index == field && at.is_some_and(here)
            }
            _ => false,
        }
    }

    fn reads_it(&self, expr: &Expr, at: Option<At>) -> bool {
        self.reads.by(expr, at.map(|at| at.list)).contains(&self.source)
    }

    fn known(&self, expr: &Expr, at: Option<At>) -> Option<Decimal> {
        let known = self.evaluation.number(expr, at).certain();
        if known.is_none() {
            self.give_up();
        }
        known
    }

    /// The figures that stand beside the answer in an expression.
    fn beside(&self, expr: &Expr, at: Option<At>, depth: usize, found: &mut BTreeSet<Decimal>) {
        if !self.reads_it(expr, at) {
            found.extend(self.known(expr, at));
            return;
        }
        let Some(depth) = self.deeper(depth) else { return };
        let program = self.evaluation.program;
        match expr.said() {
            Expr::Value(index) => {
                let value = program.values.get(*index);
                value.into_iter().for_each(|it| self.beside(&it.expr, None, depth, found));
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                let of = list.and_then(|list| list.derived.get(*index));
                of.into_iter().for_each(|it| self.beside(&it.expr, at, depth, found));
            }
            Expr::Outer(of) => self.beside(of, self.evaluation.outer(at), depth, found),
            Expr::Over(_) => {}
            said => said.parts().into_iter().for_each(|it| self.beside(it, at, depth, found)),
        }
    }

    /// The answers with which two expressions are the same.
    fn meeting(&self, left: &Expr, right: &Expr, at: Option<At>, found: &mut BTreeSet<Decimal>) {
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

    /// The straight lines over the answer, or quotients of them, that the expression may be: one for each
    /// case that may be taken.
    fn lines(&self, expr: &Expr, at: Option<At>, depth: usize) -> Vec<Quotient> {
        let mut lines = self.all_lines(expr, at, depth).unwrap_or_default();
        if lines.is_empty() || lines.len() > MOST_LINES {
            self.give_up();
        }
        lines.truncate(MOST_LINES);
        lines
    }

    fn all_lines(&self, expr: &Expr, at: Option<At>, depth: usize) -> Option<Vec<Quotient>> {
        if self.is_spot(expr, at) {
            return Some(vec![Quotient::answer()]);
        }
        if !self.reads_it(expr, at) {
            return Some(vec![Quotient::number(self.known(expr, at)?)]);
        }
        let depth = self.deeper(depth)?;
        let program = self.evaluation.program;
        Some(match expr.said() {
            Expr::Value(index) => self.lines(&program.values.get(*index)?.expr, None, depth),
            Expr::Derived(index) => {
                let value = program.lists.get(at?.list)?.derived.get(*index)?;
                self.lines(&value.expr, at, depth)
            }
            Expr::Outer(of) => self.lines(of, self.evaluation.outer(at), depth),
            Expr::Cases { rows, otherwise } => {
                let mut lines = Vec::new();
                for (condition, value) in rows {
                    let may = self.evaluation.truth(condition, at);
                    let depends = self.reads_it(condition, at);
                    if may.yes || depends {
                        lines.extend(self.lines(value, at, depth));
                    }
                    if !may.no && !depends {
                        return Some(lines);
                    }
                }
                lines.extend(otherwise.iter().flat_map(|value| self.lines(value, at, depth)));
                lines
            }
            Expr::Arithmetic(Operator::Lesser | Operator::Greater, a, b) => {
                let (mut lines, others) = (self.lines(a, at, depth), self.lines(b, at, depth));
                lines.extend(others);
                lines
            }
            // It lies on one side or the other, and not on a line.
            Expr::Round(_, of, step) => {
                self.give_up();
                let half = step.checked_div(Decimal::TWO)?;
                let lines = self.lines(of, at, depth);
                let beside = |shift| {
                    let shift = Quotient::number(shift);
                    lines.iter().filter_map(move |line| line.combine(Operator::Plus, shift))
                };
                beside(-half).chain(beside(half)).collect()
            }
            Expr::Arithmetic(operator, a, b) => {
                let (a, b) = (self.lines(a, at, depth), self.lines(b, at, depth));
                let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
                let lines = pairs.filter_map(|(a, b)| {
                    let line = a.combine(*operator, b);
                    line.is_none().then(|| self.give_up());
                    line
                });
                lines.collect()
            }
            Expr::Over(over) if over.best.is_none() => self.lines_over(over, at, depth)?,
            _ => Vec::new(),
        })
    }

    fn lines_over(&self, over: &Over, at: Option<At>, depth: usize) -> Option<Vec<Quotient>> {
        let counts = |at: &At| self.evaluation.holds(over.filter.as_ref(), Some(*at)).yes;
        let items = self.evaluation.items(over.list, at).filter(counts);
        let items: Vec<_> = items.map(|item| self.lines(&over.body, Some(item), depth)).collect();
        let summed = |operator, some: Vec<Quotient>, others: &[Quotient]| {
            let pairs = some.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
            let all = pairs.take(MOST_LINES).map(|(one, other)| one.combine(operator, other));
            all.collect::<Option<Vec<_>>>()
        };
        let count = Quotient::number(items.len().into());
        let sums = || {
            let nothing = vec![Quotient::number(Decimal::ZERO)];
            items.iter().try_fold(nothing, |sums, of| summed(Operator::Plus, sums, of))
        };
        match over.fold {
            Fold::Sum => sums(),
            Fold::Average if !items.is_empty() => summed(Operator::Over, sums()?, &[count]),
            // Any of them may be it.
            Fold::Largest | Fold::Smallest => Some(items.concat()),
            _ => Some(Vec::new()),
        }
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
