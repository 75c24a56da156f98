//! How time and memory grow: generated packs of many checks, and lists of many items.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Serialize;
use serde_json::{Map, Value, json};
use weighup_engine::{Entry, Plan, Proposal};
use weighup_language::{Files, compile};

use crate::engine::per_call;

/// One size.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    size: usize,
    /// Where a limit refuses this size: what it says.
    refused: Option<String>,
    /// The first time, in milliseconds.
    compile_ms: f64,
    /// A whole assessment, in microseconds.
    assess_us: f64,
    /// What the program, the proposal and an assessment took at most, in kilobytes; absent where the
    /// system does not tell.
    peak_kb: Option<u64>,
}

/// A pack of so many checks, each on a question of its own, with every other one answered.
pub(crate) fn checks(size: usize, sample: Duration) -> Result<Row> {
    // A file has a limit that many checks reach.
    const IN_A_FILE: usize = 2_500;
    let numbers: Vec<usize> = (1..=size).collect();
    let parts: Vec<String> = numbers.chunks(IN_A_FILE).map(part).collect();
    let mut rules = head();
    for number in 0..parts.len() {
        let _ = writeln!(rules, "use \"part{number}.weigh\"");
    }
    let parts = parts.into_iter().enumerate();
    let files = parts.map(|(number, text)| (format!("part{number}.weigh"), text));
    let answers: Map<String, Value> =
        (1..=size).step_by(2).map(|number| (format!("a{number}"), json!(number % 11))).collect();
    measure(size, rules, files.collect(), &json!({ "answers": answers }), sample)
}

/// Some of the questions and checks.
fn part(numbers: &[usize]) -> String {
    let mut part = "part \"Numbers\"\n\nsection \"Questions\"\n".to_owned();
    for number in numbers {
        let _ = writeln!(part, "ask a{number}: number \"Amount {number}\"");
    }
    for number in numbers {
        let _ = write!(
            part,
            "\ncheck c{number} \"Check {number}\"\n  needs a{number} is at least {}\n  \
             should [G {number}]\n  counts as minor\n  if not \"Not met: {number}.\"\n  \
             to fix \"See to it.\"\n",
            number % 7
        );
    }
    part
}

/// A list of so many items, each with three answers of which one is missing at times, weighed one by
/// one and all together.
pub(crate) fn items(size: usize, sample: Duration) -> Result<Row> {
    let mut rules = head();
    let _ = write!(
        rules,
        "section \"Questions\"\nask claims: list of claim, up to {size} \"Claims\"\n  has old: number \"Old\"\n  \
         has new: number \"New\"\n  has told: yes or no \"Told?\"\n\n\
         define better for each claim is new is over old\n\n\
         check c1 \"All are told\"\n  needs every claim has told\n  should [G 1]\n  \
         counts as minor\n  if not \"Not met.\"\n  to fix \"See to it.\"\n\n\
         check c2 \"Three are better\"\n  needs (count of claims where better) is at least 3\n  \
         should [G 2]\n  counts as minor\n  if not \"Not met.\"\n  to fix \"See to it.\"\n"
    );
    let claim = |number: usize| match number % 5 {
        0 => json!({ "old": number, "told": true }),
        _ => json!({ "old": number % 13, "new": number % 17, "told": true }),
    };
    let claims: Vec<Value> = (0..size).map(claim).collect();
    let proposal = json!({ "answers": { "claims": claims }, "finished": ["claims"] });
    measure(size, rules, Files::new(), &proposal, sample)
}

fn head() -> String {
    "rules \"Generated\"\n  edition 1\n  status illustrative\n\nsource G is \"Generated\"\n\n"
        .to_owned()
}

fn measure(
    size: usize,
    rules: String,
    mut files: Files,
    proposal: &Value,
    sample: Duration,
) -> Result<Row> {
    files.insert("rules.weigh".to_owned(), rules);
    let before = peak();
    let start = Instant::now();
    let compiled = compile("rules.weigh", &files);
    let compile_ms = start.elapsed().as_secs_f64() * 1e3;
    let Some(plan) = compiled.program.map(Plan::from) else {
        let Some(mistake) = compiled.diagnostics.first() else { bail!("no program, no mistake") };
        let refused = Some(format!("{}: {}", mistake.code, mistake.message));
        return Ok(Row { size, refused, compile_ms, assess_us: 0.0, peak_kb: None });
    };
    let proposal = Proposal::from_entry(serde_json::from_value::<Entry>(proposal.clone())?);
    let refused = plan
        .assess(&proposal)
        .problems
        .first()
        .map(|problem| format!("{}: {}", problem.code, problem.message));
    let assess_us = per_call(&[proposal], sample, |it| Ok(plan.assess(it)))?;
    let peak_kb = before.zip(peak()).map(|(before, after)| after.saturating_sub(before));
    Ok(Row { size, refused, compile_ms, assess_us, peak_kb })
}

/// The most memory that this process has held, in kilobytes.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
