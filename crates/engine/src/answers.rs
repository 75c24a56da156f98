//! A proposal as it came, and the answers that could be understood.
//!
//! Reading never fails: what cannot be understood is reported with its place and what was expected,
//! and everything else is kept.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    Entry, Interval, Kind, Program, Value, closest,
    program::{Choice, Question},
    read::{
        read_date, read_money, read_number, read_option, read_percentage, read_rate, read_truth,
        read_year,
    },
    show::show,
    singular,
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
    fn new(code: &str, pointer: &str, message: String) -> Self {
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

/// One item of a list: its fields, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// In a list inside another: the item it belongs to, by its place among all items of that list.
    pub within: usize,
    /// By field.
    pub fields: Vec<Option<Value>>,
}

const KNOWN_KEYS: [&str; 6] = ["title", "about", "rules", "answers", "finished", "as of"];

impl Proposal {
    /// Reads a proposal file: an object with `answers` and, optionally, `title`, `finished`
    /// (`true`, or the names of lists and questions, see [`Finished`]), `as of` (a date), `about`
    /// and `rules` (for people; not read).
    pub fn from_entry(entry: Entry) -> Self {
        let mut proposal = Self::default();
        let mut report = |code, pointer: &str, message: String| {
            proposal.problems.push(Problem::new(code, pointer, message));
        };
        let Entry::Record(mut record) = entry else {
            let found = entry.describe();
            report("A101", "", format!("A proposal is an object with “answers”; found {found}."));
            return proposal;
        };
        for key in record.keys().filter(|key| !KNOWN_KEYS.contains(&key.as_str())) {
            let hint = did_you_mean(key, KNOWN_KEYS);
            let message = format!("A proposal has no part called “{key}”.{hint}");
            report("A102", &pointer_to("", key), message);
        }
        if let Some(Entry::Text(title)) = record.get("title") {
            proposal.title = title.clone();
        }
        match record.remove("finished") {
            None | Some(Entry::Blank | Entry::Truth(false)) => {}
            Some(Entry::Truth(true)) => proposal.finished = Finished::All,
            Some(Entry::List(names)) => {
                let names = names.into_iter().filter_map(|name| match name {
                    Entry::Text(name) => Some(name),
                    _ => None,
                });
                proposal.finished = Finished::Some(names.collect());
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
            None | Some(Entry::Blank) => {}
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
                let message =
                    format!("“answers” is an object of answers by question; found {found}.");
                report("A101", "/answers", message);
            }
        }
        proposal
    }

    /// Understands the answers by the program's questions.
    pub fn read(&self, program: &Program) -> (Answers, Vec<Problem>) {
        let mut reader = Reader { program, problems: self.problems.clone() };
        let mut answers = Answers {
            inputs: vec![None; program.questions.len()],
            lists: vec![Vec::new(); program.lists.len()],
            closed: (0..program.lists.len()).map(|list| self.closes(program, list)).collect(),
            settled: program.questions.iter().map(|question| self.names(&question.id)).collect(),
            settled_fields: (0..program.lists.len())
                .map(|list| self.settled_fields(program, list))
                .collect(),
            finished: self.finished == Finished::All,
            as_of: self.as_of,
        };
        for (name, entry) in &self.answers {
            let pointer = pointer_to("/answers", name);
            let Some(index) = reader.find(&program.questions, name, &pointer) else { continue };
            let Some(question) = program.questions.get(index) else { continue };
            if let Kind::List { list } = question.kind {
                reader.items(question, (list, 0), entry, &pointer, &mut answers.lists);
            } else if let Some(slot) = answers.inputs.get_mut(index) {
                *slot = reader.value(question, entry, &pointer);
            }
        }
        if let Finished::Some(names) = &self.finished {
            for (i, name) in names.iter().enumerate() {
                reader.check_finished_name(name, &format!("/finished/{i}"));
            }
        }
        (answers, reader.problems)
    }

    fn closes(&self, program: &Program, list: usize) -> bool {
        program.asks_for(list).is_some_and(|question| self.names(&question.id))
    }

    fn settled_fields(&self, program: &Program, list: usize) -> Vec<bool> {
        let names = program.fields_in_full(list);
        names.iter().map(|name| self.names(name)).collect()
    }

    /// Whether this is declared finished.
    fn names(&self, id: &str) -> bool {
        match &self.finished {
            Finished::All => true,
            Finished::Some(names) => names.iter().any(|name| name == id),
        }
    }
}

struct Reader<'a> {
    program: &'a Program,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, code: &str, pointer: &str, message: String) {
        self.problems.push(Problem::new(code, pointer, message));
    }

    fn find(&mut self, questions: &[Question], name: &str, pointer: &str) -> Option<usize> {
        let found = questions.iter().position(|question| question.id == name);
        if found.is_none() {
            let hint = did_you_mean(name, questions.iter().map(|question| question.id.as_str()));
            self.report("A103", pointer, format!("There is no question called “{name}”.{hint}"));
        }
        found
    }

    fn check_finished_name(&mut self, name: &str, pointer: &str) {
        let program = self.program;
        let lists = 0..program.lists.len();
        let of_lists = || {
            let asked = lists.clone().filter_map(|list| program.asks_for(list));
            let fields = lists.clone().flat_map(|list| program.fields_in_full(list));
            asked.map(|question| question.id.clone()).chain(fields)
        };
        let names: Vec<_> = program
            .questions
            .iter()
            .map(|question| question.id.clone())
            .chain(of_lists())
            .collect();
        if !names.iter().any(|known| known == name) {
            let hint = did_you_mean(name, names.iter().map(String::as_str));
            self.report("A103", pointer, format!("There is no question called “{name}”.{hint}"));
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
                let message = format!(
                    "“{}” takes a list with one entry for each {}; found {}.",
                    question.id,
                    of.item,
                    other.describe()
                );
                self.report("A104", pointer, message);
                return;
            }
        };
        if entries.len() > of.most {
            let message = format!(
                "“{}” takes at most {} items; found {}. The first {} are assessed.",
                question.id,
                of.most,
                entries.len(),
                of.most
            );
            self.report("A107", pointer, message);
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
        let Some(list) = self.program.lists.get(list) else { return Vec::new() };
        let mut fields = vec![None; list.fields.len()];
        match entry {
            Entry::Blank => {}
            Entry::Record(entries) => {
                for (name, entry) in entries {
                    let pointer = pointer_to(pointer, name);
                    let Some(index) = self.find(&list.fields, name, &pointer) else { continue };
                    let Some(question) = list.fields.get(index) else { continue };
                    if let Kind::List { list } = question.kind {
                        self.items(question, (list, place), entry, &pointer, lists);
                    } else if let Some(slot) = fields.get_mut(index) {
                        *slot = self.value(question, entry, &pointer);
                    }
                }
            }
            other => {
                let message =
                    format!("A {} is an object of answers; found {}.", list.item, other.describe());
                self.report("A104", pointer, message);
            }
        }
        fields
    }

    fn value(&mut self, question: &Question, entry: &Entry, pointer: &str) -> Option<Value> {
        if entry.is_blank() {
            return None;
        }
        let value = understand(&question.kind, entry, self.program);
        let Some(value) = value else {
            let of_options = matches!(question.kind, Kind::Choice { .. } | Kind::Choices { .. });
            let code = if of_options { "A106" } else { "A104" };
            let message = format!(
                "Enter {}; found {}.{}",
                expected(question, self.program),
                entry.describe(),
                option_hint(&question.kind, entry, self.program)
            );
            self.report(code, pointer, message);
            return None;
        };
        if let Value::Number(number) = value
            && !question.limits.contains(number)
        {
            let message = format!(
                "Enter {}; found {}.",
                limits_in_words(question.limits, &question.kind, self.program),
                show(&value, &question.kind, self.program)
            );
            self.report("A105", pointer, message);
            return None;
        }
        Some(value)
    }
}

/// Understands one entry by the kind of its question.
fn understand(kind: &Kind, entry: &Entry, program: &Program) -> Option<Value> {
    let value = match (kind, entry) {
        (Kind::YesNo, Entry::Truth(yes)) => Value::Truth(*yes),
        (Kind::YesNo, Entry::Text(text)) => Value::Truth(read_truth(text)?),
        (Kind::Money | Kind::Number { .. }, Entry::Number(number)) => Value::Number(*number),
        (Kind::MoneyPer { .. }, Entry::Number(number)) => Value::Number(*number),
        (Kind::MoneyPer { unit }, Entry::Text(text)) => Value::Number(read_rate(text, unit)?),
        (Kind::Percentage, Entry::Number(number)) => {
            Value::Number(number.checked_div(100.into())?.normalize())
        }
        (Kind::Money, Entry::Text(text)) => Value::Number(read_money(text)?),
        (Kind::Percentage, Entry::Text(text)) => Value::Number(read_percentage(text)?),
        (Kind::Number { unit, .. }, Entry::Text(text)) => Value::Number(read_number(text, unit)?),
        (Kind::Date, Entry::Text(text)) => Value::Number(read_date(text)?),
        (Kind::Year, Entry::Text(text)) => Value::Number(read_year(text)?),
        (Kind::Year, Entry::Number(number)) => Value::Number(read_year(&number.to_string())?),
        (Kind::Text, Entry::Text(text)) => Value::Text(text.clone()),
        (Kind::Text, Entry::Number(number)) => Value::Text(number.to_string()),
        (Kind::Choice { choice }, Entry::Text(text)) => {
            Value::Option(read_option(text, program.choices.get(*choice)?)?)
        }
        (Kind::Choices { choice }, entry) => {
            let options = read_options(entry, program.choices.get(*choice)?)?;
            Value::Options(options.into_iter().collect::<Option<_>>()?)
        }
        _ => return None,
    };
    match (kind, &value) {
        (Kind::Number { whole: true, .. }, Value::Number(n)) if !n.fract().is_zero() => None,
        _ => Some(value),
    }
}

/// What a question takes, to follow "Enter": "an amount in pounds, such as …".
fn expected(question: &Question, program: &Program) -> String {
    match &question.kind {
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Money => "an amount in pounds, such as £250,000 or £1.2m".to_owned(),
        Kind::MoneyPer { unit } => {
            format!("an amount in pounds for each {}, such as £1,200", singular(unit))
        }
        Kind::Percentage => "a percentage, such as 2.5%".to_owned(),
        Kind::Date => "a date that exists, such as 1 April 2026".to_owned(),
        Kind::Year => "a year in four digits, such as 2026".to_owned(),
        Kind::Text => "words".to_owned(),
        Kind::Number { unit, whole } => {
            let whole = if *whole { "a whole number" } else { "a number" };
            let of = if unit.is_empty() { String::new() } else { format!(" of {unit}") };
            let example = question.limits.hi.map_or(Decimal::from(12), |hi| hi.min(12.into()));
            format!("{whole}{of}, such as {example}")
        }
        Kind::Choice { choice } => options_in_words("one of", *choice, program),
        Kind::Choices { choice } => options_in_words("any of", *choice, program),
        Kind::List { .. } => "a list".to_owned(),
    }
}

/// "one of low, medium, high".
fn options_in_words(which: &str, choice: usize, program: &Program) -> String {
    match program.choices.get(choice) {
        Some(Choice { options, .. }) if options.len() <= 12 => {
            let names: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
            format!("{which} {}", names.join(", "))
        }
        Some(Choice { name, .. }) => name.clone(),
        None => format!("{which} its options"),
    }
}

/// The options that an entry names, each found or not: a list of them, or a text with commas
/// between them.
pub fn read_options(entry: &Entry, choice: &Choice) -> Option<Vec<Option<usize>>> {
    match entry {
        Entry::List(entries) => {
            let option = |entry: &Entry| match entry {
                Entry::Text(text) => read_option(text, choice),
                _ => None,
            };
            Some(entries.iter().map(option).collect())
        }
        // An option may hold a comma itself.
        Entry::Text(text) => Some(match read_option(text, choice) {
            Some(option) => vec![Some(option)],
            None => text.split([',', ';']).map(|part| read_option(part, choice)).collect(),
        }),
        _ => None,
    }
}

fn option_hint(kind: &Kind, entry: &Entry, program: &Program) -> String {
    let (Kind::Choice { choice } | Kind::Choices { choice }) = kind else { return String::new() };
    let Some(choice) = program.choices.get(*choice) else { return String::new() };
    let texts: Vec<&str> = match entry {
        Entry::Text(text) => vec![text],
        Entry::List(entries) => entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let odd = texts.into_iter().find(|text| read_option(text, choice).is_none());
    let options = || choice.options.iter().map(|option| option.id.as_str());
    odd.map_or_else(String::new, |text| did_you_mean(text, options()))
}

/// The limits, to follow "Enter": "a figure from 1 to 60 months".
fn limits_in_words(limits: Interval, kind: &Kind, program: &Program) -> String {
    let number = |number| show(&Value::Number(number), kind, program);
    // The unit once, at the end.
    let low = |low: Decimal| match kind {
        Kind::Number { .. } => low.normalize().to_string(),
        _ => number(low),
    };
    let what = match kind {
        Kind::Date => "a date",
        Kind::Year => "a year",
        _ => "a figure",
    };
    match (limits.lo, limits.hi) {
        (Some(lo), Some(hi)) => format!("{what} from {} to {}", low(lo), number(hi)),
        (Some(lo), None) => format!("{what} of at least {}", number(lo)),
        (None, Some(hi)) => format!("{what} of at most {}", number(hi)),
        (None, None) => what.to_owned(),
    }
}

fn did_you_mean<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    closest(given, names).map_or_else(String::new, |name| format!(" Did you mean “{name}”?"))
}

/// Appends a key to a JSON pointer (RFC 6901).
pub fn pointer_to(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}
