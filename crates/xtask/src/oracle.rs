//! Random packs and drafts against brute force and against the plain evaluator, in far greater number
//! than the ordinary tests have time for: what a machine does at night.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, followed};
use crate::project::Project;
use crate::test::summary::{self, Tally};

/// The test programs of the language crate that compare with an oracle, with the property in each.
const PROPERTIES: [(&str, &str); 6] = [
    ("tight", "bounds_are_what_completions_come_to"),
    ("soundness", "no_completion_leaves_what_was_possible"),
    ("always_never", "no_proposal_breaks_what_a_warning_claims"),
    ("sheet", "both_evaluators_agree"),
    ("live", "one_by_one_is_the_same_as_at_once"),
    ("advice", "advice_holds_when_it_is_taken"),
];

/// Runs so many random packs through each property, or through one; a fault is shown with its pack and
/// its draft, and with the seed that leads to it again.
pub(crate) fn run(
    project: &Project,
    cases: u32,
    seed: Option<u64>,
    only: Option<&str>,
) -> Result<ExitCode> {
    let chosen: Vec<_> =
        PROPERTIES.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        let names = PROPERTIES.map(|(name, _)| name).join(", ");
        bail!("there is no property of this name; there are {names}");
    }
    let seed = match seed {
        Some(seed) => seed,
        None => {
            SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is wrong")?.as_secs()
        }
    };
    let mut failed = Vec::new();
    for (program, property) in chosen {
        println!("\noracle: {program}, {cases} packs, seed {seed}");
        let mut test = cargo();
        test.args(["test", "--release", "--package", "weighup-language", "--test", program])
            .args(["--", "--exact", property])
            .env("PROPTEST_CASES", cases.to_string())
            .env("PROPTEST_RNG_SEED", seed.to_string())
            .current_dir(&project.root);
        // One that is called otherwise by now would pass without a word.
        if Tally::of(&followed(&mut test)?, summary::cargo_test) != (Tally { passed: 1, failed: 0 })
        {
            failed.push(*program);
        }
    }
    if failed.is_empty() {
        println!("\noracle: nothing found");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\noracle: found by {}, with seed {seed}", failed.join(", "));
    Ok(ExitCode::FAILURE)
}
