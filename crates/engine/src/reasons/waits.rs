//! What keeps values from being certain: the answers they wait for.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use super::{
    branches,
    spots::{Numbers, Spot},
};
use crate::{
    assessment::Place,
    different::is_answer,
    evaluate::{At, Evaluation},
    program::{Check, Expr, Fold, Named, Over, Severity},
};

/// Finds what keeps values from being certain. Remembers what each computed value waits for, since
/// many checks wait for the same few.
pub(crate) struct Waits<'a> {
    evaluation: &'a Evaluation<'a>,
    /// What only items would look at that are still to come counts, too.
    thorough: bool,
    numbers: Numbers,
    known: RefCell<Known>,
}

/// What is known already.
struct Known {
    values: Vec<Option<Rc<[Spot]>>>,
    derived: Vec<Option<Rc<[Spot]>>>,
    places: Vec<Option<Place>>,
    /// Whether a spot may be asked.
    asked: Vec<Option<bool>>,
}

impl<'a> Waits<'a> {
    pub(crate) fn new(evaluation: &'a Evaluation<'a>) -> Self {
        let numbers = Numbers::of(evaluation);
        let known = Known {
            values: vec![None; evaluation.program.values.len()],
            derived: vec![None; numbers.derived],
            places: vec![None; numbers.spots],
            asked: vec![None; numbers.spots],
        };
        Self { evaluation, thorough: false, numbers, known: RefCell::new(known) }
    }

    /// The same, with what only further items of lists would look at.
    pub(crate) fn thorough(evaluation: &'a Evaluation<'a>) -> Self {
        Self { thorough: true, ..Self::new(evaluation) }
    }

    /// The unanswered questions that keep `exprs` from being certain, in the order they are met.
    pub(crate) fn of<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<Spot> {
        self.of_at(exprs, None)
    }

    /// The same of an item, when `exprs` are about one.
    pub(crate) fn of_at<'e>(
        &self,
        exprs: impl IntoIterator<Item = &'e Expr>,
        at: Option<At>,
    ) -> Vec<Spot> {
        let mut found = Found::default();
        for expr in exprs {
            self.visit(expr, at, &mut found);
        }
        found.spots
    }

    /// The same, as places in the proposal.
    pub(crate) fn places<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<Place> {
        self.of(exprs).into_iter().filter_map(|spot| self.place(spot)).collect()
    }

    /// A place in the proposal.
    pub(crate) fn place(&self, spot: Spot) -> Option<Place> {
        let number = self.numbers.spot(spot);
        if let Some(Some(known)) = self.known.borrow().places.get(number) {
            return Some(known.clone());
        }
        let place = spot.place(self.evaluation);
        if let Some(slot) = self.known.borrow_mut().places.get_mut(number) {
            slot.clone_from(&place);
        }
        place
    }

    /// Whether `exprs` ask what day it is, and nobody has said so.
    pub(crate) fn is_day_missing<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> bool {
        let Evaluation { program, answers, .. } = self.evaluation;
        let mut to_see: Vec<_> = exprs.into_iter().map(|expr| (expr, None)).collect();
        let mut seen = BTreeSet::new();
        while let Some((expr, list)) = to_see.pop().filter(|_| answers.as_of.is_none()) {
            match (expr, Named::of(expr, list)) {
                (Expr::Today, _) => return true,
                (_, Some(named)) if seen.insert(named) => {
                    program.each_behind(named, &mut |part, list| to_see.push((part, list)));
                }
                (_, Some(_)) => {}
                (_, None) => {
                    program.each_part(expr, list, &mut |part, list| to_see.push((part, list)));
                }
            }
        }
        false
    }

    /// The number of a spot: from 0, and below [`spots`](Self::spots).
    pub(crate) fn number(&self, spot: Spot) -> usize {
        self.numbers.spot(spot)
    }

    /// How many spots there are.
    pub(crate) fn spots(&self) -> usize {
        self.numbers.spots
    }

    fn visit(&self, expr: &Expr, at: Option<At>, found: &mut Found) {
        if self.evaluation.is_certain(expr, at) {
            return;
        }
        let program = self.evaluation.program;
        match expr {
            // What stays blank is waited for in vain.
            Expr::Input(_) | Expr::Field(_) if self.evaluation.stays_blank(expr, at) => {}
            Expr::Input(_) | Expr::Field(_) => self.add(Spot::of(expr, at), found),
            Expr::Given(of) => self.given(of, at, found),
            Expr::Value(index) => self.extend(&self.value(*index), found),
            Expr::Derived(index) => {
                let Some(at) = at else { return };
                self.extend(&self.derived(*index, at), found);
            }
            Expr::Over(over) => self.over(over, at, found),
            Expr::Applies(_) | Expr::Met(_) if !found.checks.is_new(expr) => {}
            // Bounds are worked out from the other way of saying it, too, and may rest on more.
            Expr::Tight { said, tight } => {
                self.visit(said, at, found);
                self.visit(tight, at, found);
            }
            Expr::Score(index) => {
                let lines = program.scores.get(*index).map(|score| score.lines.as_slice());
                for line in lines.unwrap_or_default() {
                    self.optional(line.required.as_ref(), &line.earned, at, found);
                }
                if let Some(most) = program.scores.get(*index).and_then(|it| it.most.as_ref()) {
                    self.visit(most, None, found);
                }
            }
            Expr::Total => {
                let Some(total) = &program.total else { return };
                for score in &total.scores {
                    self.visit(&Expr::Score(*score), None, found);
                }
                total.exprs().for_each(|part| self.visit(part, None, found));
            }
            Expr::AnyNotMet(severity) => {
                program.checks.iter().for_each(|check| self.not_met(check, *severity, found));
            }
            _ => branches(self.evaluation, expr, at, &mut |part, at| self.visit(part, at, found)),
        }
    }

    fn given(&self, of: &Expr, at: Option<At>, found: &mut Found) {
        if self.evaluation.given(of, at).certain().is_some() {
            return;
        }
        match of {
            Expr::Outer(of) => self.given(of, self.evaluation.outer(at), found),
            // A given text is certain; a missing one must be asked for.
            of => self.add(Spot::of(of, at), found),
        }
    }

    /// What keeps open whether a check that may count as this severity is not met.
    fn not_met(&self, check: &Check, severity: Severity, found: &mut Found) {
        let (applies, needs) = self.evaluation.check(check);
        let counts = self.evaluation.severities(check).any(|it| it == severity);
        if counts && applies.yes && needs.no {
            let conditions = check.applies.iter().chain(&check.severity_when);
            for condition in conditions.chain([&check.needs]) {
                self.visit(condition, None, found);
            }
        }
    }

    fn value(&self, index: usize) -> Rc<[Spot]> {
        if let Some(Some(known)) = self.known.borrow().values.get(index) {
            return Rc::clone(known);
        }
        let expr = self.evaluation.program.values.get(index).map(|value| &value.expr);
        let spots: Rc<[Spot]> = self.of(expr).into();
        if let Some(slot) = self.known.borrow_mut().values.get_mut(index) {
            *slot = Some(Rc::clone(&spots));
        }
        spots
    }

    fn derived(&self, index: usize, at: At) -> Rc<[Spot]> {
        let number = self.numbers.derived(self.evaluation, index, at);
        if let Some(Some(known)) = self.known.borrow().derived.get(number) {
            return Rc::clone(known);
        }
        let list = self.evaluation.program.lists.get(at.list);
        let mut found = Found::default();
        if let Some(value) = list.and_then(|list| list.derived.get(index)) {
            self.visit(&value.expr, Some(at), &mut found);
        }
        let spots: Rc<[Spot]> = found.spots.into();
        if let Some(slot) = self.known.borrow_mut().derived.get_mut(number) {
            *slot = Some(Rc::clone(&spots));
        }
        spots
    }

    fn over(&self, over: &Over, at: Option<At>, found: &mut Found) {
        let evaluation = self.evaluation;
        let grows = evaluation.room(over.list, at) > 0;
        let further = evaluation.further(over.list, at);
        if grows {
            self.add(Some(Spot::Further { list: over.list, within: further.within }), found);
        }
        // Where items are compared with each other, a blank is no value.
        let compared = matches!(over.fold, Fold::AllDifferent | Fold::CountDifferent);
        let asks_if_given = compared && is_answer(&over.body);
        let further = (self.thorough && grows).then_some(further);
        for item in evaluation.items(over.list, at).chain(further) {
            let (filter, item) = (over.filter.as_ref(), Some(item));
            if !asks_if_given {
                self.optional(filter, &over.body, item, found);
                continue;
            }
            filter.iter().for_each(|filter| self.visit(filter, item, found));
            if evaluation.holds(filter, item).yes {
                self.given(&over.body, item, found);
            }
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| evaluation.may_be_none(over, at)) {
            self.visit(if_none, at, found);
        }
    }

    /// What counts only under a condition: the condition, and the rest if it can hold.
    fn optional(&self, condition: Option<&Expr>, expr: &Expr, at: Option<At>, found: &mut Found) {
        if let Some(condition) = condition {
            self.visit(condition, at, found);
        }
        if self.evaluation.holds(condition, at).yes {
            self.visit(expr, at, found);
        }
    }

    fn add(&self, spot: Option<Spot>, found: &mut Found) {
        if let Some(spot) = spot
            && found.seen.insert(self.numbers.spot(spot))
            && self.may_be_asked(spot)
        {
            found.spots.push(spot);
        }
    }

    /// What is not asked stays blank, as the rules are written; so it is waited for in vain.
    fn may_be_asked(&self, spot: Spot) -> bool {
        let number = self.numbers.spot(spot);
        if let Some(Some(known)) = self.known.borrow().asked.get(number) {
            return *known;
        }
        let asked = spot.may_be_asked(self.evaluation);
        if let Some(slot) = self.known.borrow_mut().asked.get_mut(number) {
            *slot = Some(asked);
        }
        asked
    }

    fn extend(&self, spots: &[Spot], found: &mut Found) {
        spots.iter().for_each(|spot| self.add(Some(*spot), found));
    }
}

/// Spots in the order they were met, each once.
#[derive(Default)]
struct Found {
    spots: Vec<Spot>,
    seen: Seen,
    checks: SeenChecks,
}

/// The checks gone into already: rules may ask about the same one again and again.
#[derive(Default)]
pub(super) struct SeenChecks(Seen);

impl SeenChecks {
    /// Whether this is the first time that it is asked whether a check applies, or is met.
    pub(super) fn is_new(&mut self, expr: &Expr) -> bool {
        match expr {
            Expr::Applies(check) => self.0.insert(check.saturating_mul(2)),
            Expr::Met(check) => self.0.insert(check.saturating_mul(2).saturating_add(1)),
            _ => true,
        }
    }
}

/// A set of small numbers.
#[derive(Default)]
pub(super) struct Seen(Vec<u64>);

/// So many numbers have a place: more than any pack and proposal have things to be seen.
const MOST_SEEN: usize = 1 << 26;

impl Seen {
    /// Adds a number; whether it was not there. One that is far too large counts as seen.
    pub(super) fn insert(&mut self, number: usize) -> bool {
        if number >= MOST_SEEN {
            return false;
        }
        let (word, bit) = (number / 64, 1 << (number % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let Some(bits) = self.0.get_mut(word) else { return false };
        let is_new = *bits & bit == 0;
        *bits |= bit;
        is_new
    }
}
