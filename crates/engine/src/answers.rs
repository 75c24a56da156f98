//! A proposal as it came, and the answers that could be understood.
//!
//! Reading never fails: what cannot be understood is reported with its place and what was expected,
//! and everything else is kept.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    AnswerAt, Entry, Kind, Program, Value,
    declared::Declared,
    entry::shortened,
    order,
    program::{List, Question},
    read::read_date,
    understand::{did_you_mean, read_answer},
};

/// A proposal: answers by question name, and what its author has declared finished.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposal {
    /// What it is called; not assessed.
    pub title: String,
    /// Answers by question name.
    pub answers: BTreeMap<String, Entry>,
    /// What will not grow any more.
    pub finished: Finished,
    /// The day it is assessed on, as a day number; rules call it today.
    pub as_of: Option<Decimal>,
    /// What was wrong with the file around the answers.
    pub problems: Vec<Problem>,
}

/// What the author has declared finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// Everything: what is blank stays blank.
    All,
    /// These lists have no further items (one inside another: where it is); these questions, and
    /// these fields of a list (`claims/baseline value`), stay blank where they are.
    Some(Vec<String>),
}

impl Default for Finished {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

/// Something in a proposal that could not be understood. The rest is assessed all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Stable code, `A101` and up.
    pub code: String,
    /// Where, as a JSON pointer into the proposal.
    pub pointer: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(code: &str, pointer: &str, message: String) -> Self {
        Self { code: code.to_owned(), pointer: pointer.to_owned(), message }
    }
}

/// Answers that were understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// By question.
    pub inputs: Vec<Option<Value>>,
    /// The items of each list; of a list inside another, those of its first item before those of
    /// its second, and so on.
    pub lists: Vec<Vec<Item>>,
    /// Lists that will not grow.
    pub closed: Vec<bool>,
    /// By question: what is blank stays blank.
    pub settled: Vec<bool>,
    /// By list and field: likewise.
    pub settled_fields: Vec<Vec<bool>>,
    /// What is blank stays blank.
    pub finished: bool,
    /// The day it is assessed on, as a day number.
    pub as_of: Option<Decimal>,
}

impl Answers {
    /// One answer.
    pub(crate) fn at_mut(&mut self, at: AnswerAt) -> Option<&mut Option<Value>> {
        match at {
            AnswerAt::Question(question) => self.inputs.get_mut(question),
            AnswerAt::Field { list, item, field } => {
                self.lists.get_mut(list)?.get_mut(item)?.fields.get_mut(field)
            }
        }
    }
}

/// One item of a list: its fields, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// In a list inside another: the item it belongs to, by its place among all items of that list.
    pub within: usize,
    /// By field.
    pub fields: Vec<Option<Value>>,
}

/// The parts of a proposal file. `$schema` is there for editors.
const KNOWN_KEYS: [&str; 7] =
    ["title", "about", "rules", "answers", "finished", "as of", "$schema"];

/// More problems than anybody reads in one go.
pub(crate) const MOST_PROBLEMS: usize = 100;

impl Proposal {
    /// Reads a proposal file: an object with `answers` and, optionally, `title`, `finished`
    /// (`true`, or the names of lists and questions, see [`Finished`]), `as of` (a date), `about`,
    /// `rules` (for people; not read) and `$schema` (for editors; not read).
    pub fn from_entry(entry: Entry) -> Self {
        let mut proposal = Self::default();
        let mut report = |code, pointer: &str, message: String| {
            proposal.problems.push(Problem::new(code, pointer, message));
        };
        let Entry::Record(mut record) = entry else {
            let found = entry.describe();
            let message = format!(
                "A proposal is named values in {{ }}, among them “answers”; found {found}."
            );
            report("A101", "", message);
            return proposal;
        };
        for key in record.keys().filter(|key| !KNOWN_KEYS.contains(&key.as_str())) {
            let hint = did_you_mean(key, KNOWN_KEYS);
            let message = format!("A proposal has no part called “{}”.{hint}", shortened(key));
            report("A102", &pointer_to("", key), message);
        }
        match record.remove("title") {
            None | Some(Entry::Blank) => {}
            Some(Entry::Text(title)) => proposal.title = title,
            Some(other) => {
                let message = format!("“title” is words; found {}.", other.describe());
                report("A101", "/title", message);
            }
        }
        match record.remove("finished") {
            None | Some(Entry::Blank | Entry::Truth(false)) => {}
            Some(Entry::Truth(true)) => proposal.finished = Finished::All,
            Some(Entry::List(entries)) => {
                let mut names = Vec::new();
                for (i, name) in entries.into_iter().enumerate() {
                    match name {
                        Entry::Text(name) => names.push(name),
                        other => {
                            let found = other.describe();
                            let message = format!(
                                "“finished” lists names, such as the name of a list; found {found}."
                            );
                            report("A101", &format!("/finished/{i}"), message);
                        }
                    }
                }
                proposal.finished = Finished::Some(names);
            }
            Some(other) => {
                let found = other.describe();
                let message = format!(
                    "“finished” is true, or a list of what is finished, by name; found {found}."
                );
                report("A101", "/finished", message);
            }
        }
        match record.remove("as of") {
            None => {}
            Some(entry) if entry.is_blank() => {}
            Some(entry) => {
                let day = match &entry {
                    Entry::Text(text) => read_date(text),
                    _ => None,
                };
                if day.is_none() {
                    let found = entry.describe();
                    let message = format!(
                        "“as of” is the date of assessment, such as 1 April 2026; found {found}."
                    );
                    report("A101", "/as of", message);
                }
                proposal.as_of = day;
            }
        }
        match record.remove("answers") {
            Some(Entry::Record(answers)) => proposal.answers = answers,
            None | Some(Entry::Blank) => {}
            Some(other) => {
                let found = other.describe();
                let message = format!(
                    "“answers” is named values in {{ }}, one for each question; found {found}."
                );
                report("A101", "/answers", message);
            }
        }
        proposal
    }

    /// Understands the answers by the program's questions.
    pub fn read(&self, program: &Program) -> (Answers, Vec<Problem>) {
        let mut reader = Reader::new(program, &self.problems);
        let declared = Declared::of(&self.finished);
        let lists = 0..program.lists.len();
        let closes = |list| program.asks_for(list).is_some_and(|it| declared.holds(&it.id));
        let mut answers = Answers {
            inputs: vec![None; program.questions.len()],
            lists: vec![Vec::new(); program.lists.len()],
            closed: lists.clone().map(closes).collect(),
            settled: program.questions.iter().map(|it| declared.holds(&it.id)).collect(),
            settled_fields: lists.map(|list| declared.fields(program, list)).collect(),
            finished: self.finished == Finished::All,
            as_of: self.as_of,
        };
        let mut unknown = Unknown::of(&self.answers);
        for (index, question) in program.questions.iter().enumerate() {
            let Some(entry) = unknown.known(&question.id) else { continue };
            if let Kind::List { list } = question.kind {
                let pointer = pointer_to("/answers", &question.id);
                reader.items(question, (list, 0), entry, &pointer, &mut answers.lists);
            } else if let Some(slot) = answers.inputs.get_mut(index) {
                *slot = reader.value(question, entry, "/answers");
            }
        }
        reader.unknown(unknown, &program.questions, None, "/answers");
        reader.finished(&declared.unknown());
        (answers, reader.into_problems())
    }
}

/// The answers of a proposal or of an item while they are taken one after the other: what is left
/// over has a name that no question has. Questions ask for their answers, so that nothing is searched.
struct Unknown<'e> {
    entries: &'e BTreeMap<String, Entry>,
    /// The names that were asked for.
    known: Vec<&'e str>,
}

impl<'e> Unknown<'e> {
    fn of(entries: &'e BTreeMap<String, Entry>) -> Self {
        Self { entries, known: Vec::new() }
    }

    fn known(&mut self, name: &str) -> Option<&'e Entry> {
        let (name, entry) = self.entries.get_key_value(name)?;
        self.known.push(name);
        Some(entry)
    }

    /// The names left over, in alphabetical order.
    fn names(mut self) -> impl Iterator<Item = &'e str> {
        let all_known = self.known.len() == self.entries.len();
        if !all_known {
            order::sort(&mut self.known);
        }
        let names = self.entries.keys().map(String::as_str).filter(move |_| !all_known);
        names.filter(move |name| self.known.binary_search(name).is_err())
    }
}

struct Reader<'a> {
    program: &'a Program,
    problems: Vec<Problem>,
    /// How many there are beyond the first [`MOST_PROBLEMS`].
    untold: usize,
}

impl<'a> Reader<'a> {
    fn new(program: &'a Program, known: &[Problem]) -> Self {
        let problems: Vec<_> = known.iter().take(MOST_PROBLEMS).cloned().collect();
        let untold = known.len() - problems.len();
        Self { program, problems, untold }
    }

    fn report(
        &mut self,
        code: &str,
        pointer: impl FnOnce() -> String,
        message: impl FnOnce() -> String,
    ) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(code, &pointer(), message()));
        } else {
            self.untold += 1;
        }
    }

    fn into_problems(mut self) -> Vec<Problem> {
        if self.untold > 0 {
            let message = match self.untold {
                1 => "There is one problem more than these.".to_owned(),
                more => format!("There are {more} problems more than these."),
            };
            self.problems.push(Problem::new("A110", "", message));
        }
        self.problems
    }

    /// Reports what has the name of no question: of the proposal, or of the fields of a list.
    fn unknown(
        &mut self,
        unknown: Unknown<'_>,
        questions: &[Question],
        list: Option<usize>,
        around: &str,
    ) {
        let program = self.program;
        for name in unknown.names() {
            let message = || {
                let what = match list.and_then(|list| program.lists.get(list)) {
                    None => "There is no question".to_owned(),
                    Some(list) => format!("No {} has a question", list.item),
                };
                let elsewhere = match list {
                    None => asked_in_a_list(name, program),
                    Some(list) => asked_once(name, list, program),
                };
                let names = questions.iter().map(|question| question.id.as_str());
                let hint = elsewhere.unwrap_or_else(|| did_you_mean(name, names));
                format!("{what} called “{}”.{hint}", shortened(name))
            };
            self.report("A103", || pointer_to(around, name), message);
        }
    }

    /// Reports what is declared finished and is nothing: where it stands, and its name.
    fn finished(&mut self, unknown: &[(usize, &str)]) {
        let program = self.program;
        if unknown.is_empty() {
            return;
        }
        let lists = 0..program.lists.len();
        let of_lists = lists.clone().filter_map(|list| program.asks_for(list));
        let asked = program.questions.iter().chain(of_lists).map(|question| question.id.clone());
        let mut names = BTreeSet::new();
        names.extend(asked.chain(lists.flat_map(|list| program.fields_in_full(list))));
        for (i, name) in unknown {
            let message = || {
                let hint = did_you_mean(name, names.iter().map(String::as_str));
                format!("There is no question called “{}”.{hint}", shortened(name))
            };
            self.report("A103", || format!("/finished/{i}"), message);
        }
    }

    /// Adds the items of a list; of one inside another, those that belong to the item `within`.
    fn items(
        &mut self,
        question: &Question,
        (list, within): (usize, usize),
        entry: &Entry,
        pointer: &str,
        lists: &mut [Vec<Item>],
    ) {
        let Some(of) = self.program.lists.get(list) else { return };
        let entries = match entry {
            Entry::List(entries) => entries,
            blank if blank.is_blank() => return,
            other => {
                let message = || {
                    format!(
                        "“{}” takes a list in [ ], with one entry for each {}; found {}.",
                        question.id,
                        of.item,
                        other.describe()
                    )
                };
                self.report("A104", || pointer.to_owned(), message);
                return;
            }
        };
        if entries.len() > of.most {
            let message = || {
                format!(
                    "“{}” takes at most {} items; found {}. The first {} are assessed.",
                    question.id,
                    of.most,
                    entries.len(),
                    of.most
                )
            };
            self.report("A107", || pointer.to_owned(), message);
        }
        for (i, entry) in entries.iter().take(of.most).enumerate() {
            let place = lists.get(list).map_or(0, Vec::len);
            let fields = self.item((list, place), entry, &format!("{pointer}/{i}"), lists);
            if let Some(items) = lists.get_mut(list) {
                items.push(Item { within, fields });
            }
        }
    }

    /// Reads the fields of one item, which will stand at `place` among the items of `list`.
    fn item(
        &mut self,
        (list, place): (usize, usize),
        entry: &Entry,
        pointer: &str,
        lists: &mut [Vec<Item>],
    ) -> Vec<Option<Value>> {
        let index = list;
        let Some(list) = self.program.lists.get(index) else { return Vec::new() };
        let mut fields = vec![None; list.fields.len()];
        match entry {
            Entry::Blank => {}
            Entry::Record(entries) => {
                let mut unknown = Unknown::of(entries);
                for (field, question) in list.fields.iter().enumerate() {
                    let Some(entry) = unknown.known(&question.id) else { continue };
                    if let Kind::List { list } = question.kind {
                        let pointer = pointer_to(pointer, &question.id);
                        self.items(question, (list, place), entry, &pointer, lists);
                    } else if let Some(slot) = fields.get_mut(field) {
                        *slot = self.value(question, entry, pointer);
                    }
                }
                self.unknown(unknown, &list.fields, Some(index), pointer);
            }
            other => {
                let message = || {
                    format!(
                        "Each {} is named values in {{ }}, one for each question; found {}.",
                        list.item,
                        other.describe()
                    )
                };
                self.report("A104", || pointer.to_owned(), message);
            }
        }
        fields
    }

    /// Reads an answer that stands in what `around` points to.
    fn value(&mut self, question: &Question, entry: &Entry, around: &str) -> Option<Value> {
        let pointer = || pointer_to(around, &question.id);
        match read_answer(question, entry, self.program) {
            Ok(value) => {
                if let Some(Value::Text(text)) = &value
                    && text.contains(DAMAGED)
                {
                    let message = || {
                        format!(
                            "A character of these words was lost on the way and shows as {DAMAGED}: found “{}”. Write it again.",
                            shortened(text)
                        )
                    };
                    self.report("A109", pointer, message);
                }
                value
            }
            Err(refused) => {
                self.report(refused.code, pointer, || refused.message);
                None
            }
        }
    }
}

/// What programs put where they cannot read a character.
const DAMAGED: char = char::REPLACEMENT_CHARACTER;

/// What to say of a name at the top that a list asks for in each of its items.
fn asked_in_a_list(name: &str, program: &Program) -> Option<String> {
    let asks = |list: &List| list.fields.iter().any(|field| field.id == name);
    let list = program.lists.iter().position(asks)?;
    let item = &program.lists.get(list)?.item;
    let within = &program.asks_for(list)?.id;
    Some(format!(" It is asked of each {item}: put it into the entries of “{within}”."))
}

/// What to say of a name in an item that is asked once, at the top.
fn asked_once(name: &str, list: usize, program: &Program) -> Option<String> {
    program.questions.iter().find(|question| question.id == name)?;
    let of = &program.asks_for(list)?.id;
    Some(format!(" It is asked once: put it beside “{of}”, not into its entries."))
}

/// Appends a key to a JSON pointer (RFC 6901).
pub fn pointer_to(pointer: &str, key: &str) -> String {
    match key.contains(['~', '/']) {
        true => [pointer, "/", &key.replace('~', "~0").replace('/', "~1")].concat(),
        false => [pointer, "/", key].concat(),
    }
}
