//! A receipt: what was assessed by which rules, and what came of it, so that anyone who has the rules
//! and the proposal can find the same again.
//!
//! For files only (feature `json`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    Assessment, Entry, Finished, Kind, Program, Proposal, Value as Known, content_hash,
    program::Pack, read_date, show,
};

/// What a receipt calls itself, with the number of its form.
pub const RECEIPT: &str = "weighup receipt 1";

/// What was assessed, by which rules, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// [`RECEIPT`].
    pub kind: String,
    /// What the proposal calls itself.
    pub proposal: String,
    /// The rules.
    pub rules: ReceiptRules,
    /// The hash of the answers and of what is declared finished, however they are laid out.
    pub answers: String,
    /// The day of assessment (2026-04-01), where there was one.
    pub as_of: Option<String>,
    /// The version of Weighup's engine.
    pub engine: String,
    /// The hash of the assessment without what the pack says of itself, so that it says whether
    /// anything came out otherwise, whatever has changed.
    pub result: String,
    /// The verdict as it stands, where the pack has one.
    pub verdict: Option<String>,
    /// The total as it stands, in words, where the pack has one: "81.5 of 100".
    pub total: Option<String>,
}

/// The rules of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptRules {
    /// The pack's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The hash of all files it is made of.
    pub hash: String,
}

impl Receipt {
    /// The receipt of an assessment.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which does not happen.
    pub fn of(proposal: &Proposal, assessment: &Assessment) -> Result<Self, serde_json::Error> {
        let Pack { title, edition, hash, .. } = assessment.pack.clone();
        let mut result = serde_json::to_value(assessment)?;
        if let Value::Object(parts) = &mut result {
            parts.remove("pack");
        }
        let total = assessment.total.as_ref().map(|total| &total.points);
        Ok(Self {
            kind: RECEIPT.to_owned(),
            proposal: proposal.title.clone(),
            rules: ReceiptRules { title, edition, hash },
            answers: content_hash(&canonical(&answers(proposal))),
            as_of: assessment.as_of.clone(),
            engine: crate::VERSION.to_owned(),
            result: content_hash(&canonical(&result)),
            verdict: assessment.verdict.as_ref().map(|verdict| verdict.as_it_stands.clone()),
            total: total.map(|points| format!("{} of {}", points.as_it_stands, points.out_of)),
        })
    }

    /// What differs from the receipt of another assessment, made `now`: a sentence for each, and none
    /// when it is the same.
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut told = Vec::new();
        if self.rules.hash != now.rules.hash {
            told.push(rules_changed(&self.rules, &now.rules));
        }
        if self.answers != now.answers {
            told.push("The answers have changed.".to_owned());
        }
        if self.as_of != now.as_of {
            let day = |day: &Option<String>| {
                let day = day.as_deref().map(|day| day_in_words(day).unwrap_or(day.to_owned()));
                day.unwrap_or_else(|| "no day was given".to_owned())
            };
            let (then, today) = (day(&self.as_of), day(&now.as_of));
            told.push(format!("The day of assessment differs: then {then}; now {today}."));
        }
        if self.engine != now.engine {
            let (then, today) = (&self.engine, &now.engine);
            told.push(format!("Weighup has another version: then {then}; now {today}."));
        }
        let (name, edition) = (&self.rules.title, &self.rules.edition);
        if told.is_empty() && (name, edition) != (&now.rules.title, &now.rules.edition) {
            told.push(format!(
                "The receipt calls the rules “{name}”, edition {edition}, which they do not call \
                 themselves: it was altered."
            ));
        }
        match (self.result != now.result, told.is_empty()) {
            (false, _) if self.in_words() != now.in_words() => {
                let (then, today) = (self.in_words(), now.in_words());
                told.push(format!(
                    "The receipt says {then}, and the very same result is {today}: it was altered."
                ));
            }
            (false, true) => {}
            (false, false) => told.push(format!("The result is the same: {}.", now.in_words())),
            (true, known_why) => {
                let (then, today) = (self.in_words(), now.in_words());
                told.push(match then == today {
                    true => format!("The result differs in its details, but not in sum: {then}."),
                    false => format!("The result differs: then {then}; now {today}."),
                });
                if known_why {
                    told.push(
                        "Rules, answers, day and version are the same, so the result ought to be: \
                         the receipt may have been altered, or Weighup has a fault."
                            .to_owned(),
                    );
                }
            }
        }
        told
    }

    /// What came out, in words: "ready, 81.5 of 100".
    pub fn in_words(&self) -> String {
        let parts: Vec<_> = self.verdict.iter().chain(&self.total).map(String::as_str).collect();
        if parts.is_empty() { "no verdict and no total".to_owned() } else { parts.join(", ") }
    }
}

fn rules_changed(then: &ReceiptRules, now: &ReceiptRules) -> String {
    if then.title != now.title {
        return format!("These are other rules: then “{}”; now “{}”.", then.title, now.title);
    }
    match (then.edition.as_str(), now.edition.as_str()) {
        (old, new) if old != new => {
            format!("The rules have changed: then edition {old}; now edition {new}.")
        }
        ("", _) => "The rules have changed.".to_owned(),
        (edition, _) => {
            format!("The rules have changed, though both call themselves edition {edition}.")
        }
    }
}

fn day_in_words(iso: &str) -> Option<String> {
    let day = Known::Number(read_date(iso)?);
    Some(show(&day, &Kind::Date, &Program::default()))
}

/// What is given, without what is blank.
fn answers(proposal: &Proposal) -> Value {
    let finished = match &proposal.finished {
        Finished::All => Value::Bool(true),
        Finished::Some(names) => {
            let mut names: Vec<_> = names.iter().map(|name| name.as_str().into()).collect();
            names.sort_unstable_by_key(|name: &Value| name.to_string());
            names.dedup();
            Value::Array(names)
        }
    };
    let answers = given(proposal.answers.iter());
    Value::Object(Map::from_iter([
        ("answers".to_owned(), answers),
        ("finished".to_owned(), finished),
    ]))
}

fn given<'a>(entries: impl Iterator<Item = (&'a String, &'a Entry)>) -> Value {
    let given = entries.filter(|(_, entry)| !entry.is_blank());
    Value::Object(given.map(|(name, entry)| (name.clone(), value(entry))).collect())
}

fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Blank | Entry::TooDeep => Value::Null,
        Entry::Truth(yes) => Value::Bool(*yes),
        // As text: no reader of JSON changes its digits.
        Entry::Number(number) => Value::String(number.normalize().to_string()),
        Entry::OddNumber(text) | Entry::Text(text) => Value::String(text.clone()),
        Entry::List(entries) => Value::Array(entries.iter().map(value).collect()),
        Entry::Record(entries) => given(entries.iter()),
    }
}

/// JSON without white space, its names in alphabetical order: one text for what is the same.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(canonical).collect();
            format!("[{}]", values.join(","))
        }
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_unstable_by_key(|(name, _)| name.as_str());
            let entries: Vec<_> = entries
                .into_iter()
                .map(|(name, value)| {
                    format!("{}:{}", Value::String(name.clone()), canonical(value))
                })
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        plain => plain.to_string(),
    }
}
