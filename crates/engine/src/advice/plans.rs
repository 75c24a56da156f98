//! Changes that may make a condition hold, read off the condition itself: which answers its parts
//! need. They are guesses that lead the search to changes of several answers; what they come to is
//! weighed elsewhere.

use std::cell::Cell;

use super::{bounds::Bounds, edit::Edit, options::Options, slots::FURTHER, values::candidates};
use crate::{
    Kind, Value,
    evaluate::{At, Evaluation},
    order,
    program::{Expr, Fold, Lookup, Over, Question},
    reasons::Spot,
};

/// How many plans are kept for one part of a condition.
const MOST_PLANS: usize = 48;

/// How many single moves make a plan: an item to be added takes one for each of its fields.
const MOST_MOVES: usize = 8;

/// How many figures or options are tried for one part of a condition.
const FEW: usize = 8;

/// How many steps are taken to read plans off one condition.
pub(crate) const MOST_STEPS: usize = 4_000;

/// Of how many items two or three are moved together.
const MOST_TOGETHER: usize = 12;

/// How deep a condition is followed through values that build on one another.
const DEEPEST: usize = 80;

/// A part of a plan.
#[derive(Debug, Clone, PartialEq)]
enum Move {
    /// Answer a question or a field. Any answer will do where `any` says so.
    Set { spot: Spot, value: Value, any: bool },
    /// Have a further item in a list.
    Item { list: usize, within: Option<usize> },
    /// Answer a field of that further item.
    Of { list: usize, within: Option<usize>, field: usize, value: Value, any: bool },
}

impl Move {
    /// What it answers.
    fn place(&self) -> (Spot, Option<usize>) {
        match self {
            Self::Set { spot, .. } => (*spot, None),
            Self::Item { list, within } => (Spot::Further { list: *list, within: *within }, None),
            Self::Of { list, within, field, .. } => {
                (Spot::Further { list: *list, within: *within }, Some(*field))
            }
        }
    }

    fn is_any(&self) -> bool {
        matches!(self, Self::Set { any: true, .. } | Self::Of { any: true, .. })
    }
}

type Plan = Vec<Move>;

/// What plans may touch.
pub(crate) struct Planner<'a, 'e> {
    pub(crate) evaluation: &'e Evaluation<'a>,
    pub(crate) bounds: &'e Bounds<'a>,
    pub(crate) options: &'e Options,
    /// Whether an answer may be changed.
    pub(crate) may_change: &'e dyn Fn(Spot) -> bool,
    /// Whether a list may get a further item.
    pub(crate) may_grow: &'e dyn Fn(usize, Option<usize>) -> bool,
    /// How many more steps may be taken: values may be used again and again.
    pub(crate) steps: Cell<usize>,
}

impl Planner<'_, '_> {
    /// Sets of changes that may make the condition hold, smallest first.
    pub(crate) fn plans(&self, condition: &Expr) -> Vec<Vec<Edit>> {
        let plans = self.truth(condition, true, None, DEEPEST);
        let mut sets: Vec<Vec<Edit>> = Vec::new();
        for set in plans.into_iter().map(edits) {
            if !set.is_empty() && !sets.contains(&set) {
                sets.push(set);
            }
        }
        order::sort_by_key(&mut sets, Vec::len);
        sets
    }

    /// One level deeper, as long as steps are left.
    fn deeper(&self, depth: usize) -> Option<usize> {
        self.steps.set(self.steps.get().checked_sub(1)?);
        depth.checked_sub(1)
    }

    /// Plans for `expr` to be `want`.
    fn truth(&self, expr: &Expr, want: bool, at: Option<At>, depth: usize) -> Vec<Plan> {
        if self.evaluation.truth(expr, at).certain() == Some(want) {
            return vec![Vec::new()];
        }
        let Some(depth) = self.deeper(depth) else { return Vec::new() };
        let program = self.evaluation.program;
        match expr.said() {
            Expr::Not(of) => self.truth(of, !want, at, depth),
            Expr::Given(of) if want => self.given(of, at),
            Expr::All(parts) if want => self.all(parts, true, at, depth),
            Expr::Any(parts) if !want => self.all(parts, false, at, depth),
            Expr::All(parts) | Expr::Any(parts) => {
                let plans = parts.iter().flat_map(|part| self.truth(part, want, at, depth));
                few(plans.collect())
            }
            Expr::Input(_) | Expr::Field(_) => {
                self.set(expr, at, Value::Truth(want), false).into_iter().collect()
            }
            Expr::Value(index) => {
                let value = program.values.get(*index);
                value.map_or_else(Vec::new, |it| self.truth(&it.expr, want, None, depth))
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                let value = list.and_then(|list| list.derived.get(*index));
                value.map_or_else(Vec::new, |it| self.truth(&it.expr, want, at, depth))
            }
            Expr::Outer(of) => self.truth(of, want, self.evaluation.outer(at), depth),
            Expr::Among(of, set) => {
                self.choice(of, &|option| set.contains(option) == want, at, depth)
            }
            Expr::Lookup(of, index) => match program.lookups.get(*index) {
                Some(Lookup::Truth(table)) => {
                    let fits = |option: usize| table.get(option) == Some(&want);
                    self.choice(of, &fits, at, depth)
                }
                _ => Vec::new(),
            },
            Expr::Same(left, right) => self.same(left, right, want, at, depth),
            Expr::Compare(_, left, right) => {
                let mut plans = self.moves(left, at, depth);
                plans.extend(self.moves(right, at, depth));
                few(plans)
            }
            Expr::Includes(of, _, _) => self.moves(of, at, depth),
            Expr::Cases { rows, otherwise } => self.cases(
                rows,
                otherwise.as_deref(),
                &|value| self.truth(value, want, at, depth),
                at,
                depth,
            ),
            Expr::Over(over) => self.over(over, want, at, depth),
            Expr::Met(check) => {
                let check = program.checks.get(*check);
                check.map_or_else(Vec::new, |it| self.truth(&it.needs, want, None, depth))
            }
            _ => Vec::new(),
        }
    }

    /// Plans for all of the parts to be `want` at once.
    fn all(&self, parts: &[Expr], want: bool, at: Option<At>, depth: usize) -> Vec<Plan> {
        let mut plans = vec![Vec::new()];
        for part in parts {
            plans = product(&plans, &self.truth(part, want, at, depth));
            if plans.is_empty() {
                break;
            }
        }
        plans
    }

    /// The question that `expr` asks, and the item it is of.
    fn asked(&self, expr: &Expr, at: Option<At>) -> Option<(&Question, Option<At>)> {
        let program = self.evaluation.program;
        match expr {
            Expr::Input(index) => Some((program.questions.get(*index)?, None)),
            Expr::Field(index) => Some((program.lists.get(at?.list)?.fields.get(*index)?, at)),
            Expr::Outer(of) => self.asked(of, self.evaluation.outer(at)),
            _ => None,
        }
    }

    /// A plan that gives this answer, if it may be changed.
    fn set(&self, expr: &Expr, at: Option<At>, value: Value, any: bool) -> Option<Plan> {
        match (expr, at) {
            (Expr::Outer(of), _) => self.set(of, self.evaluation.outer(at), value, any),
            (Expr::Input(index), _) => {
                let spot = Spot::Question(*index);
                self.allows(spot, any).then(|| vec![Move::Set { spot, value, any }])
            }
            (Expr::Field(field), Some(At { list, item: Some(item), .. })) => {
                let spot = Spot::Field { list, item, field: *field };
                self.allows(spot, any).then(|| vec![Move::Set { spot, value, any }])
            }
            (Expr::Field(field), Some(At { list, item: None, within })) => {
                let fixed = self.asked(expr, at).is_some_and(|(question, _)| question.fixed);
                ((any || !fixed) && (self.may_grow)(list, within)).then(|| {
                    let item = Move::Item { list, within };
                    vec![item, Move::Of { list, within, field: *field, value, any }]
                })
            }
            _ => None,
        }
    }

    /// A fact of the world may be asked for, but no answer to it is advised.
    fn allows(&self, spot: Spot, any: bool) -> bool {
        let program = self.evaluation.program;
        let question = match spot {
            Spot::Question(index) => program.questions.get(index),
            Spot::Field { list, field, .. } => {
                program.lists.get(list).and_then(|list| list.fields.get(field))
            }
            Spot::Further { .. } => None,
        };
        (self.may_change)(spot) && (any || question.is_some_and(|question| !question.fixed))
    }

    /// Plans for an answer to be given at all.
    fn given(&self, of: &Expr, at: Option<At>) -> Vec<Plan> {
        let Some((question, at_item)) = self.asked(of, at) else { return Vec::new() };
        let values = self.values(of, question, at, at_item);
        values.into_iter().take(2).filter_map(|value| self.set(of, at, value, true)).collect()
    }

    /// The answers worth trying for what `expr` asks.
    fn values(
        &self,
        expr: &Expr,
        question: &Question,
        at: Option<At>,
        holder: Option<At>,
    ) -> Vec<Value> {
        let spot = match (expr, holder) {
            (Expr::Outer(of), _) => {
                return self.values(of, question, self.evaluation.outer(at), holder);
            }
            (Expr::Input(index), _) => Spot::Question(*index),
            (Expr::Field(field), Some(At { list, item, .. })) => {
                Spot::Field { list, item: item.unwrap_or(FURTHER), field: *field }
            }
            _ => return Vec::new(),
        };
        let now = self.evaluation.answer(expr, at);
        candidates(spot, question, now, self.evaluation, self.bounds, self.options)
    }

    /// Plans for a choice to be an option that fits.
    fn choice(
        &self,
        of: &Expr,
        fits: &dyn Fn(usize) -> bool,
        at: Option<At>,
        depth: usize,
    ) -> Vec<Plan> {
        let Some(depth) = self.deeper(depth) else { return Vec::new() };
        let program = self.evaluation.program;
        if let Some((question, _)) = self.asked(of, at) {
            let Kind::Choice { choice } = question.kind else { return Vec::new() };
            let count = program.choices.get(choice).map_or(0, |choice| choice.options.len());
            let now = match self.evaluation.answer(of, at) {
                Some(Value::Option(option)) => *option,
                _ => 0,
            };
            let mut fitting: Vec<_> = (0..count).filter(|option| fits(*option)).collect();
            order::sort_by_key(&mut fitting, |option| option.abs_diff(now));
            let plans = fitting.into_iter().take(FEW);
            return plans.filter_map(|it| self.set(of, at, Value::Option(it), false)).collect();
        }
        match of.said() {
            Expr::Option(option) if fits(*option) => vec![Vec::new()],
            Expr::Value(index) => {
                let value = program.values.get(*index);
                value.map_or_else(Vec::new, |it| self.choice(&it.expr, fits, None, depth))
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                let value = list.and_then(|list| list.derived.get(*index));
                value.map_or_else(Vec::new, |it| self.choice(&it.expr, fits, at, depth))
            }
            Expr::Lookup(of, index) => match program.lookups.get(*index) {
                Some(Lookup::Choice(table)) => {
                    let leads =
                        |option: usize| table.get(option).copied().flatten().is_some_and(fits);
                    self.choice(of, &leads, at, depth)
                }
                _ => Vec::new(),
            },
            Expr::Moved(of, _, when) => {
                let mut plans = self.choice(of, fits, at, depth);
                let now = self.evaluation.truth(when, at).yes;
                plans.extend(self.truth(when, !now, at, depth));
                few(plans)
            }
            Expr::Cases { rows, otherwise } => self.cases(
                rows,
                otherwise.as_deref(),
                &|value| self.choice(value, fits, at, depth),
                at,
                depth,
            ),
            _ => Vec::new(),
        }
    }

    fn same(
        &self,
        left: &Expr,
        right: &Expr,
        want: bool,
        at: Option<At>,
        depth: usize,
    ) -> Vec<Plan> {
        use crate::Possible;
        let mut plans = Vec::new();
        for (one, other) in [(left, right), (right, left)] {
            match self.evaluation.of(other, at) {
                Possible::Choice(options) => {
                    let Some(option) = options.certain() else { continue };
                    plans.extend(self.choice(one, &|it| (it == option) == want, at, depth));
                }
                Possible::Truth(truth) => {
                    let Some(yes) = truth.certain() else { continue };
                    plans.extend(self.truth(one, yes == want, at, depth));
                }
                _ => {}
            }
        }
        few(plans)
    }

    /// Plans for a row to be taken whose value is as it should be.
    fn cases(
        &self,
        rows: &[(Expr, Expr)],
        otherwise: Option<&Expr>,
        value: &dyn Fn(&Expr) -> Vec<Plan>,
        at: Option<At>,
        depth: usize,
    ) -> Vec<Plan> {
        let mut plans = Vec::new();
        let mut before = vec![Vec::new()];
        for (condition, then) in rows {
            let values = value(then);
            if !values.is_empty() {
                let taken = product(&before, &self.truth(condition, true, at, depth));
                plans.extend(product(&taken, &values));
            }
            before = product(&before, &self.truth(condition, false, at, depth));
            if before.is_empty() {
                break;
            }
        }
        if let Some(otherwise) = otherwise {
            plans.extend(product(&before, &value(otherwise)));
        }
        few(plans)
    }

    fn items(&self, over: &Over, at: Option<At>) -> Vec<At> {
        self.evaluation.items(over.list, at).collect()
    }

    /// Plans for one item to count and have what is asked for.
    fn item(&self, over: &Over, want: bool, at: At, depth: usize) -> Vec<Plan> {
        let counts = match &over.filter {
            Some(filter) => self.truth(filter, true, Some(at), depth),
            None => vec![Vec::new()],
        };
        product(&counts, &self.truth(&over.body, want, Some(at), depth))
    }

    fn new_item(&self, over: &Over, at: Option<At>) -> Option<(At, Plan)> {
        let further = self.evaluation.further(over.list, at);
        let item = Move::Item { list: over.list, within: further.within };
        (self.may_grow)(over.list, further.within).then(|| (further, vec![item]))
    }

    fn over(&self, over: &Over, want: bool, at: Option<At>, depth: usize) -> Vec<Plan> {
        match (over.fold, want) {
            // One item that has it is enough; so is one that lacks it.
            (Fold::Any, true) | (Fold::All, false) => {
                let items = self.items(over, at);
                let mut plans: Vec<_> =
                    items.into_iter().flat_map(|it| self.item(over, want, it, depth)).collect();
                if let Some((further, item)) = self.new_item(over, at) {
                    plans.extend(product(&[item], &self.item(over, want, further, depth)));
                }
                few(plans)
            }
            // Each item has it, or does not count.
            (Fold::All, true) | (Fold::Any, false) => {
                let mut plans = vec![Vec::new()];
                for item in self.items(over, at) {
                    let mut mended = self.truth(&over.body, want, Some(item), depth);
                    if let Some(filter) = &over.filter {
                        mended.extend(self.truth(filter, false, Some(item), depth));
                    }
                    plans = product(&plans, &few(mended));
                    if plans.is_empty() {
                        break;
                    }
                }
                plans
            }
            _ => Vec::new(),
        }
    }

    /// Plans that give a number another value, whichever.
    fn moves(&self, expr: &Expr, at: Option<At>, depth: usize) -> Vec<Plan> {
        let Some(depth) = self.deeper(depth) else { return Vec::new() };
        let program = self.evaluation.program;
        if let Some((question, holder)) = self.asked(expr, at) {
            let mut values = self.values(expr, question, at, holder);
            values.truncate(MOST_PLANS);
            return values.into_iter().filter_map(|it| self.set(expr, at, it, false)).collect();
        }
        match expr.said() {
            Expr::Value(index) => {
                let value = program.values.get(*index);
                value.map_or_else(Vec::new, |it| self.moves(&it.expr, None, depth))
            }
            Expr::Derived(index) => {
                let list = at.and_then(|at| program.lists.get(at.list));
                let value = list.and_then(|list| list.derived.get(*index));
                value.map_or_else(Vec::new, |it| self.moves(&it.expr, at, depth))
            }
            Expr::Outer(of) => self.moves(of, self.evaluation.outer(at), depth),
            Expr::Arithmetic(_, a, b) => {
                let mut plans = self.moves(a, at, depth);
                plans.extend(self.moves(b, at, depth));
                few(plans)
            }
            Expr::Round(_, of, _) | Expr::Chosen(of) | Expr::Lookup(of, _) => {
                self.moves(of, at, depth)
            }
            Expr::Cases { rows, otherwise } => {
                let now = self.evaluation.of(expr, at);
                let other = |value: &Expr| {
                    let differs = self.evaluation.of(value, at) != now;
                    let mut plans = if differs { vec![Vec::new()] } else { Vec::new() };
                    plans.extend(self.moves(value, at, depth));
                    plans
                };
                self.cases(rows, otherwise.as_deref(), &other, at, depth)
            }
            Expr::Over(over) => self.moves_over(over, at, depth),
            Expr::Truth(_) | Expr::Number(_) | Expr::Option(_) => Vec::new(),
            _ => match self.evaluation.of(expr, at) {
                crate::Possible::Truth(truth) => {
                    // Yes counts as 1 and no as 0.
                    self.truth(expr, !truth.yes || truth.no, at, depth)
                }
                _ => Vec::new(),
            },
        }
    }

    fn moves_over(&self, over: &Over, at: Option<At>, depth: usize) -> Vec<Plan> {
        let moved = |item: At| {
            let counts = self.evaluation.holds(over.filter.as_ref(), Some(item));
            let mut plans = Vec::new();
            if counts.yes {
                plans.extend(self.moves(&over.body, Some(item), depth));
            }
            if let Some(filter) = &over.filter {
                plans.extend(self.truth(filter, counts.no, Some(item), depth));
            }
            few(plans)
        };
        // Of a long list, the first items are looked at for which there is enough to do.
        let (mut by_item, mut plans) = (Vec::<Vec<Plan>>::new(), Vec::<Plan>::new());
        for item in self.items(over, at) {
            if plans.len() > 4 * MOST_PLANS {
                break;
            }
            let of_item = moved(item);
            plans.extend_from_slice(&of_item);
            by_item.push(of_item);
        }
        if let Some((further, item)) = self.new_item(over, at) {
            let counts = match &over.filter {
                Some(filter) => self.truth(filter, true, Some(further), depth),
                None => vec![Vec::new()],
            };
            let counting = product(&[item], &counts);
            plans.extend(product(&counting, &self.moves(&over.body, Some(further), depth)));
            plans.extend(counting);
        }
        // One item may not be enough: the same for two, or for three.
        let movable = by_item.into_iter().filter(|plans| !plans.is_empty());
        let by_item: Vec<_> = movable.take(MOST_TOGETHER).collect();
        for (i, first) in by_item.iter().enumerate() {
            for (j, second) in by_item.iter().enumerate().skip(i + 1) {
                let pairs = product(&few_of(first, 2), &few_of(second, 2));
                for third in by_item.iter().skip(j + 1) {
                    plans.extend(product(&few_of(&pairs, 1), &few_of(third, 1)));
                    if plans.len() > 4 * MOST_PLANS {
                        return few(plans);
                    }
                }
                plans.extend(pairs);
            }
        }
        few(plans)
    }
}

/// The shortest plans, each once.
fn few(plans: Vec<Plan>) -> Vec<Plan> {
    let mut kept: Vec<Plan> = Vec::new();
    let mut plans: Vec<Plan> = plans.into_iter().filter(|plan| plan.len() <= MOST_MOVES).collect();
    order::sort_by_key(&mut plans, Vec::len);
    for plan in plans {
        if kept.len() == MOST_PLANS {
            break;
        }
        if !kept.contains(&plan) {
            kept.push(plan);
        }
    }
    kept
}

fn few_of(plans: &[Plan], most: usize) -> Vec<Plan> {
    plans.iter().take(most).cloned().collect()
}

/// Each plan of the one with each of the other; without those that contradict themselves.
fn product(some: &[Plan], others: &[Plan]) -> Vec<Plan> {
    let mut plans = Vec::new();
    for one in some {
        for other in others {
            plans.extend(joined(one, other));
            if plans.len() > 8 * MOST_PLANS {
                return few(plans);
            }
        }
    }
    few(plans)
}

fn joined(one: &Plan, other: &Plan) -> Option<Plan> {
    let mut plan = one.clone();
    for next in other {
        match plan.iter_mut().find(|known| known.place() == next.place()) {
            None => plan.push(next.clone()),
            Some(known) if known == next || next.is_any() => {}
            // Any answer would do for the one; the other needs this.
            Some(known) if known.is_any() => *known = next.clone(),
            Some(_) => return None,
        }
    }
    Some(plan)
}

/// A plan as changes: what is said of a further item makes one.
fn edits(plan: Plan) -> Vec<Edit> {
    let mut edits = Vec::new();
    for step in &plan {
        match step {
            Move::Set { spot, value, .. } => edits.push(Edit::Set(*spot, value.clone())),
            Move::Item { list, within } => {
                let fields = plan.iter().filter_map(|other| match other {
                    Move::Of { list: of, within: at, field, value, .. }
                        if of == list && at == within =>
                    {
                        Some((*field, value.clone()))
                    }
                    _ => None,
                });
                let mut fields: Vec<_> = fields.collect();
                order::sort_by_key(&mut fields, |(field, _)| *field);
                edits.push(Edit::Add { list: *list, within: *within, count: 1, fields });
            }
            Move::Of { .. } => {}
        }
    }
    edits
}
