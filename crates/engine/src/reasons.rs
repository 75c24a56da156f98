//! Why a value is as it is: the facts it rests on and the answers it waits for.
//!
//! Computed on demand, by walking an expression beside its evaluation.

use std::collections::BTreeSet;

use crate::{
    Kind, Value,
    answers::pointer_to,
    assessment::{Fact, Place},
    evaluate::{At, Evaluation},
    program::{Expr, Over, Part, Role},
    show::{show, show_possible},
};

/// The unanswered questions that keep `exprs` from being certain, in the order they are met.
pub(crate) fn waits_for<'e>(
    evaluation: &Evaluation<'_>,
    exprs: impl IntoIterator<Item = &'e Expr>,
) -> Vec<Place> {
    let mut walk = Waits { evaluation, places: Vec::new(), seen: BTreeSet::new() };
    for expr in exprs {
        walk.visit(expr, None);
    }
    walk.places
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

/// A message with its values put in.
pub(crate) fn render(evaluation: &Evaluation<'_>, parts: &[Part]) -> String {
    let text = parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Value(expr, kind) => match (evaluation.answer(expr, None), kind) {
            (Some(Value::Text(text)), _) => text.clone(),
            (None, Kind::Text) if matches!(expr, Expr::Input(_)) => "(not answered)".to_owned(),
            _ => show_possible(&evaluation.of(expr, None), kind, evaluation.program),
        },
    });
    text.collect()
}

/// Where a question or a field stands.
pub(crate) fn place(evaluation: &Evaluation<'_>, expr: &Expr, at: Option<At>) -> Option<Place> {
    let program = evaluation.program;
    match (expr, at) {
        (Expr::Input(index), _) => {
            let question = program.questions.get(*index)?;
            Some(Place {
                pointer: pointer_to("/answers", &question.id),
                words: question.id.clone(),
            })
        }
        (Expr::Field(index), Some(At { list, item: Some(item) })) => {
            let list = program.lists.get(list)?;
            let question = program.questions.get(list.question)?;
            let field = list.fields.get(*index)?;
            let pointer = format!("{}/{item}", pointer_to("/answers", &question.id));
            Some(Place {
                pointer: pointer_to(&pointer, &field.id),
                words: format!("{} {}: {}", capitalised(&list.item), item + 1, field.id),
            })
        }
        _ => None,
    }
}

/// The place of a further item of a list.
fn further(evaluation: &Evaluation<'_>, list: usize) -> Option<Place> {
    let list = evaluation.program.lists.get(list)?;
    let question = evaluation.program.questions.get(list.question)?;
    let pointer = format!("{}/-", pointer_to("/answers", &question.id));
    Some(Place { pointer, words: format!("whether there are more {}", question.id) })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default()
        + letters.as_str()
}

struct Waits<'a> {
    evaluation: &'a Evaluation<'a>,
    places: Vec<Place>,
    seen: BTreeSet<(Option<usize>, usize)>,
}

impl Waits<'_> {
    fn add(&mut self, place: Option<Place>) {
        if let Some(place) = place.filter(|place| !self.places.contains(place)) {
            self.places.push(place);
        }
    }

    fn visit(&mut self, expr: &Expr, at: Option<At>) {
        if self.evaluation.of(expr, at).is_certain() {
            return;
        }
        let program = self.evaluation.program;
        match expr {
            Expr::Truth(_) | Expr::Number(_) | Expr::Option(_) => {}
            Expr::Input(_) | Expr::Field(_) => {
                self.add(place(self.evaluation, expr, at));
            }
            // A given text is certain; a missing one must be asked for.
            Expr::Given(of) => self.add(place(self.evaluation, of, at)),
            Expr::Value(index) => {
                if self.seen.insert((None, *index))
                    && let Some(value) = program.values.get(*index)
                {
                    self.visit(&value.expr, None);
                }
            }
            Expr::Derived(index) => {
                let derived = at.and_then(|at| program.lists.get(at.list)?.derived.get(*index));
                if let Some(value) = derived {
                    self.visit(&value.expr, at);
                }
            }
            Expr::Cases { rows, otherwise } => self.cases(rows, otherwise.as_deref(), at),
            Expr::Over(over) => self.over(over),
            Expr::Score(index) => self.score(*index),
            Expr::Total => {
                let Some(total) = &program.total else { return };
                total.scores.iter().for_each(|score| self.score(*score));
                if let Some(factor) = &total.factor {
                    self.visit(factor, None);
                }
            }
            Expr::AnyNotMet(_) => {}
            Expr::Not(of) | Expr::Among(of, _) | Expr::Moved(of, _) | Expr::Lookup(of, _) => {
                self.visit(of, at);
            }
            Expr::All(parts) | Expr::Any(parts) => {
                parts.iter().for_each(|part| self.visit(part, at));
            }
            Expr::Compare(_, left, right)
            | Expr::Same(left, right)
            | Expr::Arithmetic(_, left, right) => {
                self.visit(left, at);
                self.visit(right, at);
            }
        }
    }

    fn cases(&mut self, rows: &[(Expr, Expr)], otherwise: Option<&Expr>, at: Option<At>) {
        for (condition, value) in rows {
            let holds = self.evaluation.truth(condition, at);
            self.visit(condition, at);
            if holds.yes {
                self.visit(value, at);
            }
            if !holds.no {
                return;
            }
        }
        if let Some(otherwise) = otherwise {
            self.visit(otherwise, at);
        }
    }

    fn over(&mut self, over: &Over) {
        if self.evaluation.room(over.list) > 0 {
            self.add(further(self.evaluation, over.list));
        }
        for at in self.evaluation.items(over.list) {
            let counts = self.evaluation.holds(over.filter.as_ref(), Some(at));
            if let Some(filter) = over.filter.as_ref().filter(|_| counts.yes) {
                self.visit(filter, Some(at));
            }
            if counts.yes {
                self.visit(&over.body, Some(at));
            }
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| self.evaluation.may_be_none(over)) {
            self.visit(if_none, None);
        }
    }

    fn score(&mut self, index: usize) {
        let Some(score) = self.evaluation.program.scores.get(index) else { return };
        for line in &score.lines {
            let required = self.evaluation.holds(line.required.as_ref(), None);
            if let Some(condition) = &line.required {
                self.visit(condition, None);
            }
            if required.yes {
                self.visit(&line.earned, None);
            }
        }
    }
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
            Expr::Truth(_)
            | Expr::Number(_)
            | Expr::Option(_)
            | Expr::Score(_)
            | Expr::Total
            | Expr::AnyNotMet(_) => {}
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
            Expr::Derived(index) => {
                let derived = at.and_then(|at| program.lists.get(at.list)?.derived.get(*index));
                if let Some(value) = derived {
                    self.visit(&value.expr, at);
                }
            }
            Expr::Cases { rows, otherwise } => {
                for (condition, value) in rows {
                    let holds = self.evaluation.truth(condition, at);
                    self.visit(condition, at);
                    if holds.yes {
                        self.visit(value, at);
                    }
                    if !holds.no {
                        return;
                    }
                }
                if let Some(otherwise) = otherwise {
                    self.visit(otherwise, at);
                }
            }
            Expr::Over(over) => self.over(over),
            Expr::Not(of) | Expr::Among(of, _) | Expr::Moved(of, _) | Expr::Lookup(of, _) => {
                self.visit(of, at);
            }
            Expr::All(parts) | Expr::Any(parts) => {
                parts.iter().for_each(|part| self.visit(part, at));
            }
            Expr::Compare(_, left, right)
            | Expr::Same(left, right)
            | Expr::Arithmetic(_, left, right) => {
                self.visit(left, at);
                self.visit(right, at);
            }
        }
    }

    fn over(&mut self, over: &Over) {
        let Some(list) = self.evaluation.program.lists.get(over.list) else { return };
        let Some(question) = self.evaluation.program.questions.get(list.question) else { return };
        let count = self.evaluation.count(over.list);
        let more = if self.evaluation.room(over.list) > 0 { " so far" } else { "" };
        self.add(question.id.clone(), format!("{count}{more}"));
        for at in self.evaluation.items(over.list) {
            if self.evaluation.holds(over.filter.as_ref(), Some(at)).yes {
                self.visit(&over.body, Some(at));
            }
        }
        if let Some(if_none) = over.if_none.as_ref().filter(|_| self.evaluation.may_be_none(over)) {
            self.visit(if_none, None);
        }
    }

    fn answer(&mut self, expr: &Expr, at: Option<At>) {
        let Some(place) = place(self.evaluation, expr, at) else { return };
        let program = self.evaluation.program;
        let question = match (expr, at) {
            (Expr::Input(index), _) => program.questions.get(*index),
            (Expr::Field(index), Some(at)) => {
                program.lists.get(at.list).and_then(|list| list.fields.get(*index))
            }
            _ => None,
        };
        let text = match (self.evaluation.answer(expr, at), question) {
            (Some(value), Some(question)) => show(value, &question.kind, program),
            _ => "not answered".to_owned(),
        };
        self.add(place.words, text);
    }
}
