//! Examples in rule files: a proposal and what it must give.

use std::{borrow::Cow, collections::BTreeMap};

use weighup_engine::{
    Assessment, Decimal, Entry, Finished, Plan, Possible, Program, Proposal, SingleValue, Value,
    assessment::{Points, State},
    program::Expr,
    value_of,
};

use crate::{Day, Diagnostic, Files, Severity, compile_with};

/// An example of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The proposal file it starts from, as written, relative to `file`.
    pub from: Option<String>,
    /// Answers given in place, in order.
    pub answers: Vec<Given>,
    /// Settings with another value than the pack's: name and value as written. See [`Self::rules`].
    pub settings: Vec<(String, String)>,
    /// The author has declared everything finished.
    pub finished: bool,
    /// The questions and lists that the author has declared finished.
    pub finished_parts: Vec<String>,
    /// The day it is assessed on, as a day number.
    pub as_of: Option<Decimal>,
    /// What must come out.
    pub expected: Vec<Expectation>,
    /// The file it stands in: `from` is relative to it.
    pub file: String,
    /// Line of the example in its file, from 1.
    pub line: usize,
}

/// An answer that an example gives in place, or takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A question and its answer, as written.
    Answer(String, String),
    /// A question or a list of which nothing is answered.
    Nothing(String),
    /// One more item of a list.
    Item {
        /// The list; behind the list that holds it, if it stands in another. Then the item belongs to
        /// the last one of that list.
        list: Vec<String>,
        /// What it is called, with its article: “a claim”.
        item: String,
        /// Its fields and their answers, as written.
        fields: Vec<(String, String)>,
    },
}

impl Given {
    /// What is answered, and with what, in words.
    pub fn words(&self) -> (String, String) {
        match self {
            Self::Answer(question, answer) => (question.clone(), answer.clone()),
            Self::Nothing(question) => (question.clone(), "not answered".to_owned()),
            Self::Item { item, fields, .. } => {
                let fields = fields.iter().map(|(field, answer)| format!("{field} {answer}"));
                (item.clone(), fields.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Puts it into a proposal.
    fn give(&self, proposal: &mut Proposal) {
        match self {
            Self::Answer(question, answer) => {
                proposal.answers.insert(question.clone(), Entry::Text(answer.clone()));
            }
            Self::Nothing(question) => {
                proposal.answers.remove(question);
            }
            Self::Item { list, fields, .. } => {
                if let Some(items) = items(&mut proposal.answers, list) {
                    items.push(record(fields));
                }
            }
        }
    }
}

/// An item with these fields.
pub(crate) fn record(fields: &[(String, String)]) -> Entry {
    let field = |(name, answer): &(String, String)| (name.clone(), Entry::Text(answer.clone()));
    Entry::Record(fields.iter().map(field).collect())
}

/// The items of a list, or of a list in the last item of another; it begins with none.
fn items<'p>(
    answers: &'p mut BTreeMap<String, Entry>,
    list: &[String],
) -> Option<&'p mut Vec<Entry>> {
    let (first, inside) = list.split_first()?;
    let entry = answers.entry(first.clone()).or_insert_with(|| Entry::List(Vec::new()));
    if !matches!(entry, Entry::List(_)) {
        *entry = Entry::List(Vec::new());
    }
    let Entry::List(of) = entry else { return None };
    if inside.is_empty() {
        return Some(of);
    }
    match of.last_mut()? {
        Entry::Record(fields) => items(fields, inside),
        _ => None,
    }
}

/// Something an example must give.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// What is looked at.
    pub of: Subject,
    /// What it must be.
    pub is: Wanted,
    /// The line as written.
    pub text: String,
}

/// What an expectation looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A level, by name.
    Level(String),
    /// A check, by name.
    Check(String),
    /// A score, by name.
    Score(String),
    /// The total.
    Total,
    /// The total before its factor.
    Completeness,
    /// The verdict as it stands.
    Verdict,
    /// A definition, a table or a tension, by its place among the program's values.
    Value(usize),
}

/// What it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// This level (certain) or this verdict.
    Name(String),
    /// Not certain yet.
    Unknown,
    /// This state of a check.
    State(State),
    /// This value, and certainly so.
    Value(Value),
    /// Points as they stand, within these bounds.
    Between(Decimal, Decimal),
}

impl Example {
    /// The rules it runs with: those of the pack, compiled anew where the example gives settings other
    /// values. With them all is proved anew, tables too; what does not hold any more comes back as
    /// sentences. `main`, `files` and `day` are those that `plan` was compiled from.
    pub fn rules<'p>(
        &self,
        plan: &'p Plan,
        main: &str,
        files: &Files,
        day: Option<Day>,
    ) -> Result<Cow<'p, Plan>, Vec<String>> {
        if self.settings.is_empty() {
            return Ok(Cow::Borrowed(plan));
        }
        let compiled = compile_with(&self.settings, main, files, day);
        compiled.program.map(|it| Cow::Owned(Plan::from(it))).ok_or_else(|| {
            let errors = compiled.diagnostics.iter().filter(|it| it.severity == Severity::Error);
            let sentence = |it: &Diagnostic| {
                let (file, line, message) = (&it.file, it.line, &it.message);
                format!("with its settings, {file}:{line} is mistaken ({}): {message}", it.code)
            };
            errors.map(sentence).collect()
        })
    }

    /// Runs the example with its [`rules`](Self::rules). `proposal` is the file it starts from, if it
    /// names one. Returns a sentence for each expectation that is not met.
    pub fn run(&self, plan: &Plan, proposal: Option<Proposal>) -> Vec<String> {
        let mut proposal = proposal.unwrap_or_default();
        self.answers.iter().for_each(|given| given.give(&mut proposal));
        proposal.as_of = self.as_of.or(proposal.as_of);
        if self.finished {
            proposal.finished = Finished::All;
        } else if let Finished::Some(parts) = &mut proposal.finished {
            parts.extend(self.finished_parts.iter().cloned());
        }
        let assessment = plan.assess(&proposal);
        let problems = assessment
            .problems
            .iter()
            .map(|problem| format!("{}: {}", problem.pointer, problem.message));
        let failures = self.expected.iter().filter_map(|expected| {
            let found = match &expected.of {
                Subject::Value(index) => value(plan.program(), &proposal, *index),
                Subject::Verdict if expected.is == Wanted::Unknown => {
                    possible_verdicts(&assessment)
                }
                of => find(&assessment, of),
            };
            let met = match (&expected.is, &found) {
                (Wanted::Name(name), Found::Names(names)) => names.as_slice() == [name.clone()],
                (Wanted::Unknown, Found::Names(names)) => names.len() != 1,
                (Wanted::State(state), Found::State(found)) => state == found,
                (Wanted::Unknown, Found::State(found)) => *found == State::CannotTell,
                (Wanted::Unknown, Found::Value(value)) => !value.possible.is_certain(),
                (Wanted::Value(wanted), Found::Value(value)) => is(&value.possible, wanted),
                (Wanted::Between(low, high), Found::Points(points)) => {
                    points.as_it_stands.parse().is_ok_and(|it: Decimal| *low <= it && it <= *high)
                }
                _ => false,
            };
            (!met).then(|| format!("expected {}; found {}", expected.text, found.words()))
        });
        problems.chain(failures).collect()
    }
}

/// What the assessment has.
enum Found {
    Names(Vec<String>),
    State(State),
    Points(Points),
    Value(SingleValue),
    Nothing,
}

impl Found {
    fn words(&self) -> String {
        match self {
            Self::Names(names) => names.join(" or "),
            Self::State(State::Met) => "met".to_owned(),
            Self::State(State::NotMet) => "not met".to_owned(),
            Self::State(State::NotRequired) => "not required".to_owned(),
            Self::State(State::CannotTell) => "cannot tell yet".to_owned(),
            Self::Points(points) if points.lowest == points.highest => points.as_it_stands.clone(),
            Self::Points(points) => format!(
                "{} ({} to {} possible)",
                points.as_it_stands, points.lowest, points.highest
            ),
            Self::Value(value) => value.text.clone(),
            Self::Nothing => "nothing".to_owned(),
        }
    }
}

fn find(assessment: &Assessment, subject: &Subject) -> Found {
    let found = match subject {
        Subject::Level(name) => {
            let level = assessment.levels.iter().find(|level| level.id == *name);
            level.map(|level| Found::Names(level.possible.clone()))
        }
        Subject::Check(name) => {
            let check = assessment.checks.iter().find(|check| check.id == *name);
            check.map(|check| Found::State(check.state))
        }
        Subject::Score(name) => {
            let score = assessment.scores.iter().find(|score| score.id == *name);
            score.map(|score| Found::Points(score.points.clone()))
        }
        Subject::Total => {
            assessment.total.as_ref().map(|total| Found::Points(total.points.clone()))
        }
        Subject::Completeness => {
            assessment.total.as_ref().map(|total| Found::Points(total.completeness.clone()))
        }
        Subject::Value(_) => None,
        Subject::Verdict => assessment
            .verdict
            .as_ref()
            .map(|verdict| Found::Names(vec![verdict.as_it_stands.clone()])),
    };
    found.unwrap_or(Found::Nothing)
}

fn value(program: &Program, proposal: &Proposal, index: usize) -> Found {
    let computed = program.values.get(index);
    computed.map_or(Found::Nothing, |computed| {
        Found::Value(value_of(program, proposal, &Expr::Value(index), &computed.kind))
    })
}

fn possible_verdicts(assessment: &Assessment) -> Found {
    let verdict = assessment.verdict.as_ref();
    verdict.map_or(Found::Nothing, |verdict| Found::Names(verdict.possible.clone()))
}

/// Whether only this value is possible.
fn is(possible: &Possible, wanted: &Value) -> bool {
    match (possible, wanted) {
        (Possible::Truth(truth), Value::Truth(yes)) => truth.certain() == Some(*yes),
        (Possible::Number(number), Value::Number(wanted)) => number.certain() == Some(*wanted),
        (Possible::Choice(options), Value::Option(wanted)) => options.certain() == Some(*wanted),
        _ => false,
    }
}
