//! Which answers differ between two proposals, and either proposal with one of them as in the other.

use std::collections::BTreeMap;

use super::AnswerChange;
use crate::{
    Answers, Entry, Finished, Kind, Program, Proposal, Value,
    advice::reads::Source,
    answers::pointer_to,
    assessment::Place,
    evaluate::{At, Evaluation, Reading},
    program::{Expr, Question},
    reasons::Spot,
    show::show,
};

/// One of the two proposals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Something that differs, and how it is written in each proposal.
pub(super) struct Difference {
    pub(super) told: AnswerChange,
    what: What,
    /// How rules read it, where it is an answer.
    pub(super) source: Option<Source>,
}

enum What {
    /// An answer or an item, by the steps that lead to it.
    Entry {
        path: Vec<Step>,
        before: Option<Entry>,
        after: Option<Entry>,
    },
    Finished(Finished, Finished),
    AsOf(Option<crate::Decimal>, Option<crate::Decimal>),
}

/// A step into an entry.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Name(String),
    Place(usize),
}

impl Difference {
    /// A proposal with this as it is in one of the two.
    pub(super) fn put(&self, proposal: &Proposal, side: Side) -> Proposal {
        let mut proposal = proposal.clone();
        match &self.what {
            What::Entry { path, before, after } => {
                let entry = if side == Side::Before { before } else { after };
                let mut root = Entry::Record(std::mem::take(&mut proposal.answers));
                put(&mut root, path, entry.as_ref());
                if let Entry::Record(answers) = root {
                    proposal.answers = answers;
                }
            }
            What::Finished(before, after) => {
                proposal.finished = if side == Side::Before { before } else { after }.clone();
            }
            What::AsOf(before, after) => {
                proposal.as_of = if side == Side::Before { *before } else { *after };
            }
        }
        proposal
    }
}

/// Puts an entry where the path leads; an item of a list is put in, changed or taken out.
fn put(at: &mut Entry, path: &[Step], entry: Option<&Entry>) {
    let [step, rest @ ..] = path else { return };
    match (at, step) {
        (Entry::Record(entries), Step::Name(name)) => match (rest, entry) {
            ([], Some(entry)) => {
                entries.insert(name.clone(), entry.clone());
            }
            ([], None) => {
                entries.remove(name);
            }
            _ => {
                let inside = entries.entry(name.clone()).or_default();
                if inside.is_blank() {
                    *inside = match rest.first() {
                        Some(Step::Place(_)) => Entry::List(Vec::new()),
                        _ => Entry::Record(BTreeMap::new()),
                    };
                }
                put(inside, rest, entry);
            }
        },
        (Entry::List(items), Step::Place(place)) => match (rest, entry) {
            ([], Some(entry)) => items.insert((*place).min(items.len()), entry.clone()),
            ([], None) if *place < items.len() => {
                items.remove(*place);
            }
            ([], None) => {}
            _ => {
                if let Some(item) = items.get_mut(*place) {
                    if item.is_blank() {
                        *item = Entry::Record(BTreeMap::new());
                    }
                    put(item, rest, entry);
                }
            }
        },
        _ => {}
    }
}

/// What a path leads to.
fn find<'e>(answers: &'e BTreeMap<String, Entry>, path: &[Step]) -> Option<&'e Entry> {
    let [Step::Name(first), rest @ ..] = path else { return None };
    rest.iter().try_fold(answers.get(first)?, |at, step| match (at, step) {
        (Entry::Record(entries), Step::Name(name)) => entries.get(name),
        (Entry::List(items), Step::Place(place)) => items.get(*place),
        _ => None,
    })
}

/// Both proposals as they were understood.
struct Pair<'a> {
    before: Evaluation<'a>,
    after: Evaluation<'a>,
    proposals: (&'a Proposal, &'a Proposal),
    found: Vec<Difference>,
}

/// The answers that differ, in the order of the form.
pub(super) fn differences(
    program: &Program,
    before: &Proposal,
    after: &Proposal,
) -> Vec<Difference> {
    let ((was, _), (is, _)) = (before.read(program), after.read(program));
    let mut pair = Pair {
        before: Evaluation::new(program, &was, Reading::Stands),
        after: Evaluation::new(program, &is, Reading::Stands),
        proposals: (before, after),
        found: Vec::new(),
    };
    for (index, question) in program.questions.iter().enumerate() {
        let path = vec![Step::Name(question.id.clone())];
        match question.kind {
            Kind::List { list } => pair.items(list, (None, None), &path),
            _ => {
                let answer = |of: &'_ Answers| of.inputs.get(index).cloned().flatten();
                let spot = Spot::Question(index);
                pair.answer(question, (spot, spot), (answer(&was), answer(&is)), path);
            }
        }
    }
    pair.around(program);
    pair.found
}

impl Pair<'_> {
    fn answer(
        &mut self,
        question: &Question,
        (was_at, is_at): (Spot, Spot),
        (was, is): (Option<Value>, Option<Value>),
        path: Vec<Step>,
    ) {
        if was == is {
            return;
        }
        let program = self.before.program;
        let place = was_at.place(&self.before).or_else(|| is_at.place(&self.after));
        let Some(place) = place else { return };
        let told = |value: Option<Value>| value.map(|it| show(&it, &question.kind, program));
        let told = AnswerChange { place, is_item: false, before: told(was), after: told(is) };
        self.add(told, Source::of(was_at), path);
    }

    fn add(&mut self, told: AnswerChange, source: Source, path: Vec<Step>) {
        let (before, after) = self.proposals;
        let what = What::Entry {
            before: find(&before.answers, &path).cloned(),
            after: find(&after.answers, &path).cloned(),
            path,
        };
        self.found.push(Difference { told, what, source: Some(source) });
    }

    /// The items of a list, each with the one in its place; those that only one has as a whole.
    fn items(&mut self, list: usize, holders: (Option<At>, Option<At>), path: &[Step]) {
        let was: Vec<At> = self.before.items(list, holders.0).collect();
        let is: Vec<At> = self.after.items(list, holders.1).collect();
        let program = self.before.program;
        let Some(of) = program.lists.get(list) else { return };
        for place in 0..was.len().max(is.len()) {
            let path = [path, &[Step::Place(place)]].concat();
            let (Some(was), Some(is)) = (was.get(place), is.get(place)) else {
                let (evaluation, at) = match (was.get(place), is.get(place)) {
                    (Some(at), _) => (&self.before, *at),
                    (_, Some(at)) => (&self.after, *at),
                    _ => continue,
                };
                let told = item_place(evaluation, at, &path).map(|place| AnswerChange {
                    before: was.get(place_of(&path)).map(|_| of.item.clone()),
                    after: is.get(place_of(&path)).map(|_| of.item.clone()),
                    is_item: true,
                    place,
                });
                if let Some(told) = told {
                    self.add(told, Source::Items(list), path);
                }
                continue;
            };
            let (was, is) = (*was, *is);
            for (field, question) in of.fields.iter().enumerate() {
                let path = [path.as_slice(), &[Step::Name(question.id.clone())]].concat();
                if let Kind::List { list } = question.kind {
                    self.items(list, (Some(was), Some(is)), &path);
                    continue;
                }
                let answer =
                    |of: &Evaluation<'_>, at: At| of.answer(&Expr::Field(field), Some(at)).cloned();
                let values = (answer(&self.before, was), answer(&self.after, is));
                let spot = |at: At| Spot::Field { list, item: at.item.unwrap_or(0), field };
                self.answer(question, (spot(was), spot(is)), values, path);
            }
        }
    }

    /// What stands around the answers: what is finished, the day.
    fn around(&mut self, program: &Program) {
        let (before, after) = self.proposals;
        if before.finished != after.finished {
            let words = |finished: &Finished| match finished {
                Finished::All => Some("all".to_owned()),
                Finished::Some(names) if names.is_empty() => None,
                Finished::Some(names) => Some(names.join(", ")),
            };
            let place =
                Place { pointer: "/finished".to_owned(), words: "what is finished".to_owned() };
            self.found.push(Difference {
                told: AnswerChange {
                    place,
                    is_item: false,
                    before: words(&before.finished),
                    after: words(&after.finished),
                },
                what: What::Finished(before.finished.clone(), after.finished.clone()),
                source: None,
            });
        }
        if before.as_of != after.as_of {
            let day = |day: Option<crate::Decimal>| {
                day.map(|day| show(&Value::Number(day), &Kind::Date, program))
            };
            let words = "the day it is assessed on".to_owned();
            self.found.push(Difference {
                told: AnswerChange {
                    place: Place { pointer: "/as of".to_owned(), words },
                    is_item: false,
                    before: day(before.as_of),
                    after: day(after.as_of),
                },
                what: What::AsOf(before.as_of, after.as_of),
                source: None,
            });
        }
    }
}

/// The place of an item in its list.
fn place_of(path: &[Step]) -> usize {
    match path.last() {
        Some(Step::Place(place)) => *place,
        _ => 0,
    }
}

/// An item as a place: what any field of it lies in.
fn item_place(evaluation: &Evaluation<'_>, at: At, path: &[Step]) -> Option<Place> {
    let pointer = path.iter().fold("/answers".to_owned(), |pointer, step| match step {
        Step::Name(name) => pointer_to(&pointer, name),
        Step::Place(place) => format!("{pointer}/{place}"),
    });
    let field = Spot::Field { list: at.list, item: at.item?, field: 0 }.place(evaluation);
    let words = match field {
        Some(place) => place.words.rsplit_once(": ")?.0.to_owned(),
        None => format!("item {}", place_of(path) + 1),
    };
    Some(Place { pointer, words })
}
