//! Why a value is as it is: the facts it rests on and the answers it waits for.
//!
//! Computed on demand, by walking expressions beside their evaluation. Both walks follow only the
//! branches that can still be taken.

pub(crate) mod say;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::{
    Truth, Value,
    answers::pointer_to,
    assessment::{Fact, Place},
    different::is_answer,
    evaluate::{At, Evaluation},
    program::{Check, Expr, Fold, Over, Part, Question, Role, Severity},
    show::{show, show_possible},
};

/// Something that can be answered: ordered as the form asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// A question.
    Question(usize),
    /// A field of an item.
    Field { list: usize, item: usize, field: usize },
    /// Whether a list has further items; of a list inside another, at which item.
    Further { list: usize, within: Option<usize> },
}

impl Spot {
    fn of(expr: &Expr, at: Option<At>) -> Option<Self> {
        match (expr, at) {
            (Expr::Input(question), _) => Some(Self::Question(*question)),
            (Expr::Field(field), Some(At { list, item: Some(item), .. })) => {
                Some(Self::Field { list, item, field: *field })
            }
            _ => None,
        }
    }

    /// Its place in the proposal.
    pub(crate) fn place(self, evaluation: &Evaluation<'_>) -> Option<Place> {
        let program = evaluation.program;
        match self {
            Self::Question(question) => {
                let question = program.questions.get(question)?;
                let pointer = pointer_to("/answers", &question.id);
                Some(Place { pointer, words: question.id.clone() })
            }
            Self::Field { list, item, field } => {
                let holder = place_of_item(evaluation, list, item)?;
                let field = program.lists.get(list)?.fields.get(field)?;
                Some(Place {
                    pointer: pointer_to(&holder.pointer, &field.id),
                    words: format!("{}: {}", capitalised(&holder.words), field.id),
                })
            }
            Self::Further { list, within } => {
                let (of, id) = place_of_list(evaluation, list, within)?;
                let words = match of.words.as_str() {
                    "" => format!("whether there are more {id}"),
                    holder => {
                        format!(
                            "{holder}: whether there is another {}",
                            program.lists.get(list)?.item
                        )
                    }
                };
                Some(Place { pointer: format!("{}/-", of.pointer), words })
            }
        }
    }
}

/// The pointer of a list, the item it belongs to in words, if any, and its name.
fn place_of_list<'a>(
    evaluation: &Evaluation<'a>,
    list: usize,
    within: Option<usize>,
) -> Option<(Place, &'a str)> {
    let program = evaluation.program;
    let id = &program.asks_for(list)?.id;
    let Some(parent) = program.lists.get(list)?.parent else {
        let pointer = pointer_to("/answers", id);
        return Some((Place { pointer, words: String::new() }, id));
    };
    let holder = place_of_item(evaluation, parent, within?)?;
    let pointer = pointer_to(&holder.pointer, id);
    Some((Place { pointer, words: capitalised(&holder.words) }, id))
}

/// The place of an item: `/answers/outputs/1/profile/0`, "output 2, quarter 1".
fn place_of_item(evaluation: &Evaluation<'_>, list: usize, item: usize) -> Option<Place> {
    let program = evaluation.program;
    let (of, question) = (program.lists.get(list)?, program.asks_for(list)?);
    let Some(parent) = of.parent else {
        let pointer = format!("{}/{item}", pointer_to("/answers", &question.id));
        return Some(Place { pointer, words: format!("{} {}", of.item, item + 1) });
    };
    let items = evaluation.answers.lists.get(list)?;
    let within = items.get(item)?.within;
    let before = items.iter().take(item).filter(|other| other.within == within).count();
    let holder = place_of_item(evaluation, parent, within)?;
    Some(Place {
        pointer: format!("{}/{before}", pointer_to(&holder.pointer, &question.id)),
        words: format!("{}, {} {}", holder.words, of.item, before + 1),
    })
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default()
        + letters.as_str()
}

/// Finds what keeps values from being certain. Remembers what each computed value waits for, since
/// many checks wait for the same few.
pub(crate) struct Waits<'a> {
    evaluation: &'a Evaluation<'a>,
    /// What only items would look at that are still to come counts, too.
    thorough: bool,
    known: RefCell<BTreeMap<usize, Rc<[Spot]>>>,
}

impl<'a> Waits<'a> {
    pub(crate) fn new(evaluation: &'a Evaluation<'a>) -> Self {
        Self { evaluation, thorough: false, known: RefCell::default() }
    }

    /// The same, with what only further items of lists would look at.
    pub(crate) fn thorough(evaluation: &'a Evaluation<'a>) -> Self {
        Self { thorough: true, ..Self::new(evaluation) }
    }

    /// The unanswered questions that keep `exprs` from being certain, in the order they are met.
    pub(crate) fn of<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<Spot> {
        let mut spots = Spots::default();
        for expr in exprs {
            self.visit(expr, None, &mut spots);
        }
        spots.in_order
    }

    /// The same, as places in the proposal.
    pub(crate) fn places<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<Place> {
        self.of(exprs).into_iter().filter_map(|spot| spot.place(self.evaluation)).collect()
    }

    fn visit(&self, expr: &Expr, at: Option<At>, spots: &mut Spots) {
        if self.evaluation.is_certain(expr, at) {
            return;
        }
        let program = self.evaluation.program;
        match expr {
            // What stays blank is waited for in vain.
            Expr::Input(_) | Expr::Field(_) if self.evaluation.stays_blank(expr, at) => {}
            Expr::Input(_) | Expr::Field(_) => spots.add(Spot::of(expr, at)),
            Expr::Given(of) => match of.as_ref() {
                Expr::Outer(of) => {
                    let given = Expr::Given(of.clone());
                    self.visit(&given, self.evaluation.outer(at), spots);
                }
                // A given text is certain; a missing one must be asked for.
                of => spots.add(Spot::of(of, at)),
            },
            Expr::Value(index) => spots.extend(&self.value(*index)),
            Expr::Over(over) => self.over(over, at, spots),
            Expr::Score(index) => {
                let lines = program.scores.get(*index).map(|score| score.lines.as_slice());
                for line in lines.unwrap_or_default() {
                    self.optional(line.required.as_ref(), &line.earned, at, spots);
                }
                if let Some(most) = program.scores.get(*index).and_then(|it| it.most.as_ref()) {
                    self.visit(most, None, spots);
                }
            }
            Expr::Total => {
                let Some(total) = &program.total else { return };
                for score in &total.scores {
                    self.visit(&Expr::Score(*score), None, spots);
                }
                total.exprs().for_each(|part| self.visit(part, None, spots));
            }
            Expr::AnyNotMet(severity) => {
                program.checks.iter().for_each(|check| self.not_met(check, *severity, spots));
            }
            _ => branches(self.evaluation, expr, at, &mut |part, at| self.visit(part, at, spots)),
        }
    }

    /// What keeps open whether a check that may count as this severity is not met.
    fn not_met(&self, check: &Check, severity: Severity, spots: &mut Spots) {
        let (applies, needs) = self.evaluation.check(check);
        let counts = self.evaluation.severities(check).contains(&severity);
        if counts && applies.yes && needs.no {
            let conditions = check.applies.iter().chain(&check.severity_when);
            for condition in conditions.chain([&check.needs]) {
                self.visit(condition, None, spots);
            }
        }
    }

    fn value(&self, index: usize) -> Rc<[Spot]> {
        if let Some(known) = self.known.borrow().get(&index) {
            return Rc::clone(known);
        }
        let expr = self.evaluation.program.values.get(index).map(|value| &value.expr);
        let found: Rc<[Spot]> = self.of(expr).into();
        self.known.borrow_mut().insert(index, Rc::clone(&found));
        found
    }

    fn over(&self, over: &Over, at: Option<At>, spots: &mut Spots) {
        let evaluation = self.evaluation;
        if evaluation.room(over.list, at) > 0 {
            let within = evaluation.further(over.list, at).within;
            spots.add(Some(Spot::Further { list: over.list, within }));
        }
        // Where items are compared with each other, a blank is no value.
        let compared = matches!(over.fold, Fold::AllDifferent | Fold::CountDifferent);
        let given =
            (compared && is_answer(&over.body)).then(|| Expr::Given(Box::new(over.body.clone())));
        let body = given.as_ref().unwrap_or(&over.body);
        for item in evaluation.items(over.list, at) {
            self.optional(over.filter.as_ref(), body, Some(item), spots);
        }
        if self.thorough && evaluation.room(over.list, at) > 0 {
            let further = evaluation.further(over.list, at);
            self.optional(over.filter.as_ref(), body, Some(further), spots);
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| evaluation.may_be_none(over, at)) {
            self.visit(if_none, at, spots);
        }
    }

    /// What counts only under a condition: the condition, and the rest if it can hold.
    fn optional(&self, condition: Option<&Expr>, expr: &Expr, at: Option<At>, spots: &mut Spots) {
        if let Some(condition) = condition {
            self.visit(condition, at, spots);
        }
        if self.evaluation.holds(condition, at).yes {
            self.visit(expr, at, spots);
        }
    }
}

/// Spots in the order they were met, each once.
#[derive(Default)]
struct Spots {
    in_order: Vec<Spot>,
    seen: BTreeSet<Spot>,
}

impl Spots {
    fn add(&mut self, spot: Option<Spot>) {
        if let Some(spot) = spot.filter(|spot| self.seen.insert(*spot)) {
            self.in_order.push(spot);
        }
    }

    fn extend(&mut self, spots: &[Spot]) {
        spots.iter().for_each(|spot| self.add(Some(*spot)));
    }
}

/// The facts that `exprs` were decided on: answers, settings and levels, each once.
pub(crate) fn facts<'e>(
    evaluation: &Evaluation<'_>,
    exprs: impl IntoIterator<Item = &'e Expr>,
) -> Vec<Fact> {
    let mut walk = Facts { evaluation, facts: Vec::new(), seen: BTreeSet::new() };
    for expr in exprs {
        walk.visit(expr, None);
    }
    walk.facts
}

struct Facts<'a> {
    evaluation: &'a Evaluation<'a>,
    facts: Vec<Fact>,
    seen: BTreeSet<usize>,
}

impl Facts<'_> {
    fn add(&mut self, name: String, value: String) {
        let fact = Fact { name, value };
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
    }

    fn visit(&mut self, expr: &Expr, at: Option<At>) {
        let program = self.evaluation.program;
        match expr {
            Expr::Input(_) | Expr::Field(_) => self.answer(expr, at),
            Expr::Given(of) => self.answer(of, at),
            Expr::Value(index) => {
                let Some(value) = program.values.get(*index) else { return };
                if !self.seen.insert(*index) {
                    return;
                }
                if value.role == Role::Definition {
                    self.visit(&value.expr, None);
                } else {
                    let possible = self.evaluation.value(*index);
                    let text = show_possible(&possible, &value.kind, program);
                    self.add(value.name.clone(), text);
                }
            }
            Expr::Over(over) => self.over(over, at),
            // Scores have an account of their own.
            Expr::Score(_) | Expr::Total => {}
            _ => {
                let evaluation = self.evaluation;
                branches(evaluation, expr, at, &mut |part, at| self.visit(part, at));
            }
        }
    }

    fn over(&mut self, over: &Over, at: Option<At>) {
        let evaluation = self.evaluation;
        let within = evaluation.further(over.list, at).within;
        let Some((of, id)) = place_of_list(evaluation, over.list, within) else { return };
        let name = match of.words.as_str() {
            "" => id.to_owned(),
            holder => format!("{holder}: {id}"),
        };
        let count = evaluation.items(over.list, at).count();
        let more = if evaluation.room(over.list, at) > 0 { " so far" } else { "" };
        self.add(name, format!("{count}{more}"));
        for item in evaluation.items(over.list, at) {
            if evaluation.holds(over.filter.as_ref(), Some(item)).yes {
                self.visit(&over.body, Some(item));
            }
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| evaluation.may_be_none(over, at)) {
            self.visit(if_none, at);
        }
    }

    fn answer(&mut self, expr: &Expr, at: Option<At>) {
        let place = Spot::of(expr, at).and_then(|spot| spot.place(self.evaluation));
        let Some(place) = place else { return };
        let program = self.evaluation.program;
        let text = match (self.evaluation.answer(expr, at), question(self.evaluation, expr, at)) {
            (Some(value), Some(question)) => show(value, &question.kind, program),
            _ => "not answered".to_owned(),
        };
        self.add(place.words, text);
    }
}

fn question<'a>(evaluation: &Evaluation<'a>, expr: &Expr, at: Option<At>) -> Option<&'a Question> {
    match (expr, at) {
        (Expr::Input(index), _) => evaluation.program.questions.get(*index),
        (Expr::Field(index), Some(at)) => evaluation.program.lists.get(at.list)?.fields.get(*index),
        _ => None,
    }
}

/// Visits the parts of an expression that bear on its value; of cases, only those that can still
/// be taken.
fn branches(
    evaluation: &Evaluation<'_>,
    expr: &Expr,
    at: Option<At>,
    visit: &mut dyn FnMut(&Expr, Option<At>),
) {
    match expr {
        Expr::Derived(index) => {
            let lists = &evaluation.program.lists;
            let derived = at.and_then(|at| lists.get(at.list)?.derived.get(*index));
            if let Some(value) = derived {
                visit(&value.expr, at);
            }
        }
        Expr::Cases { rows, otherwise } => {
            for (condition, value) in rows {
                let holds = evaluation.truth(condition, at);
                visit(condition, at);
                if holds.yes {
                    visit(value, at);
                }
                if !holds.no {
                    return;
                }
            }
            if let Some(otherwise) = otherwise {
                visit(otherwise, at);
            }
        }
        Expr::Applies(check) | Expr::Met(check) => {
            let Some(check) = evaluation.program.checks.get(*check) else { return };
            match expr {
                Expr::Met(_) => check.conditions().for_each(|part| visit(part, None)),
                _ => check.applies.iter().for_each(|part| visit(part, None)),
            }
        }
        Expr::Outer(of) => visit(of, evaluation.outer(at)),
        // Of the items of a list, whoever walks decides.
        Expr::Over(_) => {}
        _ => expr.parts().into_iter().for_each(|part| visit(part, at)),
    }
}

/// A message with its values put in.
pub(crate) fn render(evaluation: &Evaluation<'_>, parts: &[Part]) -> String {
    let text = parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Items { list, filter } => items_in_words(evaluation, *list, filter.as_ref()),
        Part::Value(expr, kind) => match (evaluation.answer(expr, None), expr) {
            (Some(Value::Text(text)), _) => text.clone(),
            (None, Expr::Input(_)) => "(not answered)".to_owned(),
            _ => {
                let possible = evaluation.of(expr, None);
                // What rests on something that stays blank has no bounds that say anything.
                match evaluation.answers.finished && !possible.is_certain() {
                    true => "(not known)".to_owned(),
                    false => show_possible(&possible, kind, evaluation.program),
                }
            }
        },
    });
    text.collect()
}

/// More items than these are counted, not named.
const MOST_NAMED: usize = 10;

/// “claim 2 and claim 5”: the items for which a condition holds, or, where it is certain of none, may
/// hold.
fn items_in_words(evaluation: &Evaluation<'_>, list: usize, filter: Option<&Expr>) -> String {
    let of = |fits: fn(Truth) -> bool| -> Vec<usize> {
        let items = evaluation.items(list, None);
        let items = items.filter(|at| fits(evaluation.holds(filter, Some(*at))));
        items.filter_map(|at| at.item).collect()
    };
    let mut items = of(|holds| !holds.no);
    if items.is_empty() {
        items = of(|holds| holds.yes);
    }
    items_among(evaluation, list, &items)
}

/// “claim 2 and claim 5”, by their places among all items of the list.
pub(crate) fn items_among(evaluation: &Evaluation<'_>, list: usize, items: &[usize]) -> String {
    let place = |item: &usize| place_of_item(evaluation, list, *item).map(|place| place.words);
    let mut names: Vec<_> = items.iter().take(MOST_NAMED).filter_map(place).collect();
    let further = items.len().saturating_sub(names.len());
    if further > 0 {
        names.push(format!("{further} more"));
    }
    if names.is_empty() {
        let item = evaluation.program.lists.get(list).map(|list| list.item.as_str());
        return format!("no {}", item.unwrap_or("item"));
    }
    joined(&names)
}

/// “a, b and c”.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
