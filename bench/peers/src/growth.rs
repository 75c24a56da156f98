//! How time and memory grow: generated packs of many checks, and lists of many items.

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Serialize;
use serde_json::{Map, Value, json};
use weighup_engine::{Entry, Proposal, assess};
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
    let mut rules = head();
    for number in 1..=size {
        let _ = writeln!(rules, "ask a{number}: number \"Amount {number}\"");
    }
    for number in 1..=size {
        let _ = write!(
            rules,
            "\ncheck c{number} \"Check {number}\"\n  needs a{number} is at least {}\n  \
             should [G {number}]\n  counts as minor\n  if not \"Not met: {number}.\"\n  \
             to fix \"See to it.\"\n",
            number % 7
        );
    }
    let answers: Map<String, Value> =
        (1..=size).step_by(2).map(|number| (format!("a{number}"), json!(number % 11))).collect();
    measure(size, &rules, &json!({ "answers": answers }), sample)
}

/// A list of so many items, each with three answers of which one is missing at times, weighed one by
/// one and all together.
pub(crate) fn items(size: usize, sample: Duration) -> Result<Row> {
    let mut rules = head();
    let _ = write!(
        rules,
        "ask claims: list of claim, up to {size} \"Claims\"\n  has old: number \"Old\"\n  \
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
    measure(size, &rules, &proposal, sample)
}

fn head() -> String {
    "rules \"Generated\"\n  edition 1\n  status illustrative\n\nsource G is \"Generated\"\n\n\
     section \"Questions\"\n"
        .to_owned()
}

fn measure(size: usize, rules: &str, proposal: &Value, sample: Duration) -> Result<Row> {
    let files = Files::from([("rules.weigh".to_owned(), rules.to_owned())]);
    let before = peak();
    let start = Instant::now();
    let compiled = compile("rules.weigh", &files);
    let compile_ms = start.elapsed().as_secs_f64() * 1e3;
    let Some(program) = compiled.program else {
        let Some(mistake) = compiled.diagnostics.first() else { bail!("no program, no mistake") };
        let refused = Some(format!("{}: {}", mistake.code, mistake.message));
        return Ok(Row { size, refused, compile_ms, assess_us: 0.0, peak_kb: None });
    };
    let proposal = Proposal::from_entry(serde_json::from_value::<Entry>(proposal.clone())?);
    let refused = assess(&program, &proposal)
        .problems
        .first()
        .map(|problem| format!("{}: {}", problem.code, problem.message));
    let assess_us = per_call(&[proposal], sample, |it| Ok(assess(&program, it)))?;
    let peak_kb = before.zip(peak()).map(|(before, after)| after.saturating_sub(before));
    Ok(Row { size, refused, compile_ms, assess_us, peak_kb })
}

/// The most memory that this process has held, in kilobytes.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
