//! The workload saf-40: what goes in, what comes out, and whether it is right.
//!
//! `tests/packs/saf-40` holds two hundred proposals and what a separate implementation computed of
//! them. See `docs/bench.md` for the rules.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The number of checks.
pub(crate) const CHECKS: usize = 40;

/// A claim; what is missing is absent.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Claim {
    pub(crate) outcome_id: Option<String>,
    pub(crate) metric_id: Option<String>,
    pub(crate) baseline: Option<f64>,
    pub(crate) target: Option<f64>,
    pub(crate) target_year: Option<i32>,
    pub(crate) source: Option<String>,
}

/// A proposal; what is missing is absent. Money is whole pounds.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Input {
    pub(crate) title: Option<String>,
    pub(crate) senior_owner: Option<String>,
    pub(crate) total_cost: Option<i64>,
    pub(crate) funding_requested: Option<i64>,
    pub(crate) match_funding: Option<i64>,
    pub(crate) eval_budget: Option<i64>,
    pub(crate) contingency: Option<i64>,
    pub(crate) duration_months: Option<i64>,
    pub(crate) options_considered: Option<i64>,
    pub(crate) stakeholders: Option<i64>,
    pub(crate) delivery_confidence: Option<i64>,
    pub(crate) ambition: Option<i64>,
    pub(crate) optimism_bias: Option<i64>,
    pub(crate) bcr: Option<f64>,
    pub(crate) complexity: Option<String>,
    pub(crate) novelty: Option<String>,
    pub(crate) procurement_route: Option<String>,
    pub(crate) start_date: Option<String>,
    pub(crate) geography: Option<Vec<String>>,
    pub(crate) theory_of_change: Option<bool>,
    pub(crate) m_and_e_plan: Option<bool>,
    pub(crate) baseline_data: Option<bool>,
    pub(crate) eqia: Option<bool>,
    pub(crate) tradeoffs_recognised: Option<bool>,
    pub(crate) tradeoff_rationale: Option<bool>,
    pub(crate) risk_register: Option<bool>,
    pub(crate) subsidy_control: Option<bool>,
    pub(crate) climate_assessment: Option<bool>,
    pub(crate) data_protection: Option<bool>,
    pub(crate) benefits_plan: Option<bool>,
    pub(crate) exit_plan: Option<bool>,
    pub(crate) claims: Option<Vec<Claim>>,
}

/// What a check comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    Met,
    NotMet,
    Na,
    Unknown,
}

/// What is computed of a proposal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Output {
    pub(crate) tier: String,
    /// In the order of the checks.
    pub(crate) checks: Vec<State>,
    pub(crate) score: f64,
    pub(crate) band: String,
}

impl Output {
    /// Reads what the specification calls the output: checks by name.
    pub(crate) fn from_json(value: &Value) -> Result<Output> {
        let text = |name: &str| value[name].as_str().map(str::to_owned).context(name.to_owned());
        let check = |id: &str| Ok(serde_json::from_value(value["checks"][id].clone())?);
        Ok(Output {
            tier: text("tier")?,
            checks: IDS.into_iter().map(check).collect::<Result<_>>()?,
            score: value["score"].as_f64().context("score")?,
            band: text("band")?,
        })
    }
}

/// The names of the checks.
#[rustfmt::skip]
pub(crate) const IDS: [&str; CHECKS] = [
    "c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10",
    "c11", "c12", "c13", "c14", "c15", "c16", "c17", "c18", "c19", "c20",
    "c21", "c22", "c23", "c24", "c25", "c26", "c27", "c28", "c29", "c30",
    "c31", "c32", "c33", "c34", "c35", "c36", "c37", "c38", "c39", "c40",
];

/// The checks of each section, and what it is worth.
pub(crate) const SECTIONS: [(usize, usize, f64); 6] =
    [(0, 13, 15.0), (13, 20, 12.0), (20, 25, 9.0), (25, 28, 6.0), (28, 35, 12.0), (35, 40, 6.0)];

/// How an engine's outputs compare with those expected.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Agreement {
    /// Outputs compared.
    pub(crate) outputs: usize,
    /// Results of checks where the specification gives up and the engine can still prove one.
    pub(crate) proven: usize,
    /// What differs, in words.
    pub(crate) wrong: Vec<String>,
}

/// How near two scores must be; Weighup shows thousandths.
const NEAR: f64 = 6e-4;

impl Agreement {
    /// Compares one output. Where the specification leaves checks unknown, the score may be above
    /// the one expected, by no more than if they were all met, and the band better.
    pub(crate) fn compare(&mut self, id: &str, expected: &Output, found: &Output) {
        self.outputs += 1;
        if expected.tier != found.tier {
            self.wrong.push(format!("{id}: tier {}, not {}", found.tier, expected.tier));
        }
        for ((check, wanted), found) in IDS.iter().zip(&expected.checks).zip(&found.checks) {
            if wanted == found {
                continue;
            }
            if *wanted == State::Unknown {
                self.proven += 1;
            } else {
                self.wrong.push(format!("{id} {check}: {found:?}, not {wanted:?}"));
            }
        }
        let above = found.score - expected.score;
        if above < -NEAR || above > given_up(&expected.checks) + NEAR {
            self.wrong.push(format!("{id}: score {}, not {}", found.score, expected.score));
        }
        if above <= NEAR && expected.band != found.band {
            self.wrong.push(format!("{id}: band {}, not {}", found.band, expected.band));
        }
    }
}

/// The points of the checks that the specification leaves unknown.
fn given_up(checks: &[State]) -> f64 {
    let of = |(start, end, worth): (usize, usize, f64)| {
        let section = checks.get(start..end).unwrap_or_default();
        let count = |counts: fn(&State) -> bool| section.iter().filter(|it| counts(it)).count();
        let apply = count(|state| *state != State::Na).max(1);
        worth * count(|state| *state == State::Unknown) as f64 / apply as f64
    };
    SECTIONS.into_iter().map(of).sum()
}

/// The data of the workload.
pub(crate) struct Workload {
    pub(crate) inputs: Vec<Value>,
    pub(crate) expected: Vec<Output>,
}

impl Workload {
    pub(crate) fn read() -> Result<Workload> {
        let expected: Vec<Value> = serde_json::from_str(&file("expected.json")?)?;
        Ok(Workload {
            inputs: serde_json::from_str(&file("inputs.json")?)?,
            expected: expected.iter().map(Output::from_json).collect::<Result<_>>()?,
        })
    }
}

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The text of a file of the workload.
pub(crate) fn file(name: &str) -> Result<String> {
    text(&format!("tests/packs/saf-40/{name}"))
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| path.to_owned())
}
