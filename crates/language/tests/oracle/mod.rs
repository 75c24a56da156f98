//! Random packs and drafts for `soundness.rs`, every way to go on from a draft, and what must hold.

#![cfg(test)]
#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

mod claims;
mod grammar;
pub(crate) mod warned;

use std::{collections::BTreeMap, fmt::Write};

use proptest::prelude::*;
use weighup_engine::{Entry, Finished, Program, Proposal};
use weighup_language::{Compiled, Files, check, compile};

pub(crate) use claims::check_draft;
pub(crate) use grammar::pack;

/// The ordinary number of cases, or `PROPTEST_CASES`.
pub(crate) fn cases(ordinary: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(ordinary)
}

const FRAMEWORK: &str = r#"framework "Small"
theme A "A"
outcome A1 "First"
group "G"
metric A1.1 "Homes"
  target adds 2 homes over 10 years
outcome A2 "Second"
group "G"
metric A2.1 "Pride"
  placeholder
"#;

fn files(pack: &str) -> Files {
    Files::from([
        ("pack.weigh".to_owned(), pack.to_owned()),
        ("small.weigh".to_owned(), FRAMEWORK.to_owned()),
    ])
}

/// Compiled, with warnings.
pub(crate) fn checked(pack: &str) -> Compiled {
    check("pack.weigh", &files(pack), None)
}

pub(crate) fn compiled(pack: &str) -> Result<Program, TestCaseError> {
    let compiled = compile("pack.weigh", &files(pack));
    compiled
        .program
        .ok_or_else(|| TestCaseError::fail(format!("{:#?}\n{pack}", compiled.diagnostics.first())))
}

/// What the questions of every pack take, by name.
const QUESTIONS: [(&str, &[&str]); 5] = [
    ("ready", &["yes", "no"]),
    ("other", &["yes", "no"]),
    ("risk", &["low", "medium", "high"]),
    ("homes", &["0", "1", "2", "3"]),
    ("metric", &["A1.1", "A2.1"]),
];
/// What the fields of an item take, by name.
const FIELDS: [(&str, &[&str]); 2] = [("proven", &["yes", "no"]), ("size", &["0", "1", "2"])];
/// How many items the list may have.
const MOST: usize = 2;

type Answer = Option<&'static str>;

/// A proposal on the way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) answers: [Answer; 5],
    pub(crate) items: Vec<[Answer; 2]>,
    pub(crate) closed: bool,
    pub(crate) finished: bool,
}

impl Draft {
    pub(crate) fn proposal(&self) -> Proposal {
        let record = |names: &[(&str, &[&str])], answers: &[Answer]| {
            let pairs = names.iter().zip(answers).filter_map(|((name, _), answer)| {
                Some(((*name).to_owned(), Entry::Text((*answer)?.to_owned())))
            });
            pairs.collect::<BTreeMap<_, _>>()
        };
        let mut answers = record(&QUESTIONS, &self.answers);
        let items = self.items.iter().map(|item| Entry::Record(record(&FIELDS, item)));
        answers.insert("items".to_owned(), Entry::List(items.collect()));
        let lists = if self.closed { vec!["items".to_owned()] } else { Vec::new() };
        let finished = if self.finished { Finished::All } else { Finished::Some(lists) };
        Proposal { answers, finished, ..Proposal::default() }
    }

    pub(crate) fn words(&self) -> String {
        let mut out = String::new();
        for ((name, _), answer) in QUESTIONS.iter().zip(&self.answers) {
            writeln!(out, "{name}: {}", answer.unwrap_or("-")).unwrap();
        }
        for item in &self.items {
            let item = item.map(|answer| answer.unwrap_or("-"));
            writeln!(out, "item: proven {}, size {}", item[0], item[1]).unwrap();
        }
        writeln!(out, "list closed: {}, finished: {}", self.closed, self.finished).unwrap();
        out
    }

    /// Ways to go on from here and finish: with `blanks`, some questions may stay unanswered.
    /// All of them where there are few, else a spread.
    pub(crate) fn completions(&self, blanks: bool, most: usize) -> Vec<Draft> {
        let choices = |answer: Answer, values: &'static [&'static str]| -> Vec<Answer> {
            match answer {
                Some(_) => vec![answer],
                None => values.iter().copied().map(Some).chain(blanks.then_some(None)).collect(),
            }
        };
        let mut slots: Vec<Vec<Answer>> = Vec::new();
        for ((_, values), answer) in QUESTIONS.iter().zip(self.answers) {
            slots.push(choices(answer, values));
        }
        let more = if self.closed { 0 } else { MOST - self.items.len() };
        for item in self.items.iter().copied().chain(std::iter::repeat_n([None; 2], more)) {
            for ((_, values), answer) in FIELDS.iter().zip(item) {
                slots.push(choices(answer, values));
            }
        }
        let ways = slots.iter().map(Vec::len).product::<usize>() * (more + 1);
        let step = ways / most + 1;
        // An even step would always meet the same answers to the first questions.
        let step = if step > 1 { step | 1 } else { 1 };
        (0..ways).step_by(step).map(|way| self.completion(&slots, way, more)).collect()
    }

    fn completion(&self, slots: &[Vec<Answer>], way: usize, more: usize) -> Draft {
        let mut rest = way;
        let mut pick = |slot: &Vec<Answer>| {
            let picked = slot[rest % slot.len()];
            rest /= slot.len();
            picked
        };
        let picked: Vec<Answer> = slots.iter().map(&mut pick).collect();
        let (answers, fields) = picked.split_at(QUESTIONS.len());
        let items = self.items.len() + rest % (more + 1);
        Draft {
            answers: answers.try_into().unwrap(),
            items: fields.chunks(2).take(items).map(|it| it.try_into().unwrap()).collect(),
            closed: true,
            finished: true,
        }
    }
}

/// A draft in which most is answered: few enough ways are left to try them.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let answer = |values: &'static [&'static str]| {
        prop::option::weighted(0.55, prop::sample::select(values))
    };
    let answers = QUESTIONS.map(|(_, values)| answer(values));
    let item = FIELDS.map(|(_, values)| answer(values));
    let items = prop::collection::vec(item, 0..=MOST);
    (answers, items, any::<bool>()).prop_map(|(answers, items, closed)| Draft {
        answers,
        items,
        closed,
        finished: false,
    })
}

/// Found by the property, reduced by hand: what was wrong, the pack's own lines, the draft.
pub(crate) fn regressions() -> Vec<(String, Draft)> {
    let blank = Draft { answers: [None; 5], items: Vec::new(), closed: true, finished: false };
    let cases = [
        // A line worth more than all its points counted as nothing.
        ("score s, worth 100 \"S\"\n  2 for higher of homes and 1 \"Homes\"", "needs ready"),
        // A factor above 1 led out of what the total is out of.
        ("score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n", "needs ready"),
        // What an average is of nothing was not waited for.
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs average over items of size, or homes if there are none is over 1",
        ),
        // Never wrong, but rare in random packs: a further item may be the largest or the smallest.
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs largest over items of size, or 0 if there are none is over 1",
        ),
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs smallest over items where proven of size, or 0 if there are none is 1",
        ),
    ];
    let pack = |(score, needs): (&str, &str)| {
        format!(
            "rules \"Small\"\nsource OF is \"OF\"\nuse framework f from \"small.weigh\"\n\
             section \"All\"\nask ready: yes or no \"Ready?\"\nask other: yes or no \"Other?\"\n\
             ask risk: one of low, medium, high \"Risk?\"\n\
             ask homes: whole number, from 0 to 3 \"Homes?\"\nask metric: a metric in f \"Metric?\"\n\
             ask items: list of item, up to 2 \"Items?\"\n  has proven: yes or no \"Proven?\"\n  \
             has size: whole number, from 0 to 2 \"Size?\"\n{score}\ntotal score, out of 100\n  \
             adds s\n  times homes * (target of metric when metric has a target, otherwise 0)\ncheck one \"One\"\n  applies always\n  {needs}\n  \
             should [OF 1]\n  counts as gate\n  if not \"No.\"\n  to fix \"Mend.\"\n\
             verdict\n  no when any gate is not met\n  yes otherwise\n"
        )
    };
    let begun = Draft { items: vec![[Some("yes"), Some("1")]], closed: false, ..blank.clone() };
    let drafts = [blank, begun];
    cases
        .into_iter()
        .flat_map(|case| drafts.iter().map(move |draft| (pack(case), draft.clone())))
        .collect()
}
