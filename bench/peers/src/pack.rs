//! The EMCCA pack: what the budgets of the design are about.

use std::{rc::Rc, time::Duration};

use anyhow::{Result, bail};
use serde::Serialize;
use weighup_engine::{Decimal, Entry, Live, Plan, Proposal, Sheet};
use weighup_language::{compile, load};

use crate::engine::per_call;
use crate::saf::text;

const RULES: &str = "rules/emcca/proposal.weigh";
const PROPOSAL: &str = "tests/proposals/warm-streets.json";

/// Times in microseconds.
#[derive(Debug, Serialize)]
pub(crate) struct Times {
    compile_us: f64,
    /// A whole assessment.
    assess_us: f64,
    /// The outcome alone, without words.
    outcome_us: f64,
    /// One answer changed, and the outcome of that.
    change_us: f64,
    /// Whether the plan has cells for all of the pack; otherwise it is evaluated plainly.
    dense: bool,
}

/// Compiles and assesses, sampling for so long.
pub(crate) fn times(sample: Duration) -> Result<Times> {
    let files = load(RULES, |path| text(path).ok());
    let compile_us = per_call(&[()], sample, |()| Ok(compile(RULES, &files)))?;
    let Some(program) = compile(RULES, &files).program else { bail!("{RULES} has mistakes") };
    let proposal = Proposal::from_entry(serde_json::from_str::<Entry>(&text(PROPOSAL)?)?);
    let plan = Rc::new(Plan::from(program));
    let (answers, _) = proposal.read(plan.program());
    let mut live = Live::new(Rc::clone(&plan), answers.clone());
    let change_us = per_call(&[1_250_000, 12_500_000], sample, |cost| {
        let entry = Entry::Number(Decimal::from(*cost));
        if let Err(problem) = live.enter("/answers/public cost", &entry) {
            bail!("{}", problem.message);
        }
        Ok(live.outcome().checks.len())
    })?;
    let mut sheet = Sheet::default();
    let outcome_us = per_call(&[answers], sample, |answers| {
        sheet.fill(&plan, answers);
        sheet.compute(&plan);
        Ok(sheet.outcome(&plan))
    })?;
    let assess_us = per_call(&[proposal], sample, |it| Ok(plan.assess(it)))?;
    Ok(Times { compile_us, assess_us, outcome_us, change_us, dense: plan.is_dense() })
}
