//! The facts that conditions were decided on.

use std::cell::RefCell;
use std::rc::Rc;

use super::{
    branches,
    spots::{Numbers, Spot, words_of_list},
    waits::{Seen, SeenChecks},
};
use crate::{
    assessment::Fact,
    evaluate::{At, Evaluation},
    program::{Expr, Over, Question, Role},
    show::{show, show_possible},
};

/// Finds facts. Each is put into words once, and what a computed value rests on is found once.
pub(crate) struct Facts<'a> {
    evaluation: &'a Evaluation<'a>,
    numbers: Numbers,
    known: RefCell<Known>,
}

/// What is known already. Facts are named by their places among `facts`.
struct Known {
    facts: Vec<Fact>,
    by_spot: Vec<Option<usize>>,
    /// Of a definition, what it rests on; of any other value, itself.
    by_value: Vec<Option<Rc<[usize]>>>,
    by_derived: Vec<Option<Rc<[usize]>>>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(evaluation: &'a Evaluation<'a>) -> Self {
        let numbers = Numbers::of(evaluation);
        let known = Known {
            facts: Vec::new(),
            by_spot: vec![None; numbers.spots],
            by_value: vec![None; evaluation.program.values.len()],
            by_derived: vec![None; numbers.derived],
        };
        Self { evaluation, numbers, known: RefCell::new(known) }
    }

    /// The facts that `exprs` were decided on: answers, settings and levels, each once.
    pub(crate) fn of<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<Fact> {
        let mut found = Found::default();
        for expr in exprs {
            self.visit(expr, None, &mut found);
        }
        let known = self.known.borrow();
        found.facts.into_iter().filter_map(|fact| known.facts.get(fact).cloned()).collect()
    }

    fn visit(&self, expr: &Expr, at: Option<At>, found: &mut Found) {
        match expr {
            Expr::Input(_) | Expr::Field(_) => self.answer(expr, at, found),
            Expr::Given(of) => self.answer(of, at, found),
            Expr::Value(index) => self.value(*index).iter().for_each(|fact| found.add(*fact)),
            Expr::Derived(index) => {
                let Some(at) = at else { return };
                self.derived(*index, at).iter().for_each(|fact| found.add(*fact));
            }
            Expr::Over(over) => self.over(over, at, found),
            // Scores have an account of their own.
            Expr::Score(_) | Expr::Total => {}
            Expr::Applies(_) | Expr::Met(_) if !found.checks.is_new(expr) => {}
            _ => branches(self.evaluation, expr, at, &mut |part, at| self.visit(part, at, found)),
        }
    }

    fn value(&self, index: usize) -> Rc<[usize]> {
        if let Some(Some(known)) = self.known.borrow().by_value.get(index) {
            return Rc::clone(known);
        }
        let program = self.evaluation.program;
        let mut found = Found::default();
        match program.values.get(index) {
            Some(value) if value.role == Role::Definition => {
                self.visit(&value.expr, None, &mut found);
            }
            Some(value) => {
                let text = show_possible(&self.evaluation.value(index), &value.kind, program);
                found.add(self.known.borrow_mut().fact(value.name.clone(), text));
            }
            None => {}
        }
        let facts: Rc<[usize]> = found.facts.into();
        if let Some(slot) = self.known.borrow_mut().by_value.get_mut(index) {
            *slot = Some(Rc::clone(&facts));
        }
        facts
    }

    fn derived(&self, index: usize, at: At) -> Rc<[usize]> {
        let number = self.numbers.derived(self.evaluation, index, at);
        if let Some(Some(known)) = self.known.borrow().by_derived.get(number) {
            return Rc::clone(known);
        }
        let mut found = Found::default();
        let list = self.evaluation.program.lists.get(at.list);
        if let Some(value) = list.and_then(|list| list.derived.get(index)) {
            self.visit(&value.expr, Some(at), &mut found);
        }
        let facts: Rc<[usize]> = found.facts.into();
        if let Some(slot) = self.known.borrow_mut().by_derived.get_mut(number) {
            *slot = Some(Rc::clone(&facts));
        }
        facts
    }

    fn over(&self, over: &Over, at: Option<At>, found: &mut Found) {
        let evaluation = self.evaluation;
        let within = evaluation.further(over.list, at).within;
        let count = || {
            let name = words_of_list(evaluation, over.list, within)?;
            let more = if evaluation.room(over.list, at) > 0 { " so far" } else { "" };
            let count = evaluation.items(over.list, at).count();
            Some((name, count.to_string() + more))
        };
        let Some(fact) = self.spot(Spot::Further { list: over.list, within }, count) else {
            return;
        };
        found.add(fact);
        for item in evaluation.items(over.list, at) {
            if evaluation.holds(over.filter.as_ref(), Some(item)).yes {
                self.visit(&over.body, Some(item), found);
            }
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| evaluation.may_be_none(over, at)) {
            self.visit(if_none, at, found);
        }
    }

    fn answer(&self, expr: &Expr, at: Option<At>, found: &mut Found) {
        let Some(spot) = Spot::of(expr, at) else { return };
        let evaluation = self.evaluation;
        let fact = self.spot(spot, || {
            let text = match (evaluation.answer(expr, at), question(evaluation, expr, at)) {
                (Some(value), Some(question)) => show(value, &question.kind, evaluation.program),
                _ => "not answered".to_owned(),
            };
            Some((spot.words(evaluation)?, text))
        });
        fact.into_iter().for_each(|fact| found.add(fact));
    }

    /// The fact about a spot, put into words if it is not known yet.
    fn spot(&self, spot: Spot, words: impl FnOnce() -> Option<(String, String)>) -> Option<usize> {
        let number = self.numbers.spot(spot);
        if let Some(Some(known)) = self.known.borrow().by_spot.get(number) {
            return Some(*known);
        }
        let (name, value) = words()?;
        let known = &mut *self.known.borrow_mut();
        let fact = known.fact(name, value);
        if let Some(slot) = known.by_spot.get_mut(number) {
            *slot = Some(fact);
        }
        Some(fact)
    }
}

impl Known {
    fn fact(&mut self, name: String, value: String) -> usize {
        self.facts.push(Fact { name, value });
        self.facts.len() - 1
    }
}

/// Facts in the order they were met, each once.
#[derive(Default)]
struct Found {
    facts: Vec<usize>,
    seen: Seen,
    checks: SeenChecks,
}

impl Found {
    fn add(&mut self, fact: usize) {
        if self.seen.insert(fact) {
            self.facts.push(fact);
        }
    }
}

fn question<'a>(evaluation: &Evaluation<'a>, expr: &Expr, at: Option<At>) -> Option<&'a Question> {
    match (expr, at) {
        (Expr::Input(index), _) => evaluation.program.questions.get(*index),
        (Expr::Field(index), Some(at)) => evaluation.program.lists.get(at.list)?.fields.get(*index),
        _ => None,
    }
}
