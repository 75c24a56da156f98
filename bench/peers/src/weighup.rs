//! Weighup on the workload: the pack in `tests/packs/saf-40` is its translation.

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};
use weighup_engine::assessment::State as Found;
use weighup_engine::{Assessment, Entry, Program, Proposal, assess};
use weighup_language::{Files, compile};

use crate::engine::Engine;
use crate::saf::{Output, State, file};

/// The rules, compiled.
pub(crate) struct Weighup {
    program: Program,
}

impl Engine for Weighup {
    type Input = Proposal;
    type Result = Assessment;

    fn build() -> Result<Weighup> {
        Ok(Weighup { program: program("rules.weigh", &file("rules.weigh")?)? })
    }

    fn prepare(&self, input: &Value) -> Result<Proposal> {
        Ok(Proposal::from_entry(serde_json::from_value::<Entry>(proposal(input))?))
    }

    fn eval(&self, input: &Proposal) -> Result<Assessment> {
        Ok(assess(&self.program, input))
    }

    fn output(&self, assessment: &Assessment) -> Result<Output> {
        output(assessment)
    }

    fn json(&self, text: &str) -> Result<String> {
        let proposal = Proposal::from_entry(serde_json::from_str::<Entry>(text)?);
        Ok(serde_json::to_string(&assess(&self.program, &proposal))?)
    }

    fn text(&self, input: &Value) -> Result<String> {
        Ok(proposal(input).to_string())
    }
}

/// Compiles a pack of one file.
pub(crate) fn program(name: &str, text: &str) -> Result<Program> {
    let files = Files::from([(name.to_owned(), text.to_owned())]);
    let compiled = compile(name, &files);
    match compiled.program {
        Some(program) => Ok(program),
        None => bail!("{:?}", compiled.diagnostics),
    }
}

/// Reads an assessment as the specification's output. What cannot be told earns nothing there,
/// which is the least that the score can be.
fn output(assessment: &Assessment) -> Result<Output> {
    let (level, total) = (assessment.levels.first(), assessment.total.as_ref());
    let (Some(level), Some(total)) = (level, total) else { bail!("no level, or no total") };
    let state = |state| match state {
        Found::Met => State::Met,
        Found::NotMet => State::NotMet,
        Found::NotRequired => State::Na,
        Found::CannotTell => State::Unknown,
    };
    Ok(Output {
        tier: level.possible.join(" or "),
        checks: assessment.checks.iter().map(|check| state(check.state)).collect(),
        score: total.points.lowest.parse()?,
        band: assessment
            .verdict
            .as_ref()
            .and_then(|verdict| verdict.possible.first())
            .cloned()
            .unwrap_or_default(),
    })
}

/// The fields of the specification under the names the pack has for them.
const QUESTIONS: [(&str, &str); 30] = [
    ("title", "title"),
    ("senior_owner", "senior owner"),
    ("total_cost", "total cost"),
    ("funding_requested", "funding requested"),
    ("match_funding", "match funding"),
    ("duration_months", "duration"),
    ("start_date", "start date"),
    ("complexity", "complexity"),
    ("novelty", "novelty"),
    ("ambition", "ambition"),
    ("delivery_confidence", "delivery confidence"),
    ("options_considered", "options considered"),
    ("bcr", "benefit-cost ratio"),
    ("optimism_bias", "optimism bias"),
    ("eval_budget", "evaluation budget"),
    ("contingency", "contingency"),
    ("stakeholders", "stakeholders"),
    ("procurement_route", "procurement route"),
    ("theory_of_change", "theory of change"),
    ("m_and_e_plan", "monitoring plan"),
    ("baseline_data", "baseline data"),
    ("eqia", "equality assessment"),
    ("tradeoffs_recognised", "trade-offs recognised"),
    ("tradeoff_rationale", "trade-off rationale"),
    ("risk_register", "risk register"),
    ("subsidy_control", "subsidy control"),
    ("climate_assessment", "climate assessment"),
    ("data_protection", "data protection"),
    ("benefits_plan", "benefits plan"),
    ("exit_plan", "exit plan"),
];

const FIELDS: [(&str, &str); 7] = [
    ("outcome_id", "outcome"),
    ("metric_id", "metric"),
    ("output", "output"),
    ("baseline", "baseline"),
    ("target", "target"),
    ("target_year", "target year"),
    ("source", "evidence source"),
];

/// The input as a proposal. What is null stays blank; a list that is null is not known.
pub(crate) fn proposal(input: &Value) -> Value {
    let mut answers = Map::new();
    let mut finished: Vec<String> = FIELDS.iter().map(|(_, it)| format!("claims/{it}")).collect();
    finished.push("geography/place name".to_owned());
    for (field, question) in QUESTIONS {
        answers.insert(question.to_owned(), input[field].clone());
        finished.push(question.to_owned());
    }
    let mut list = |name: &str, item: fn(&Value) -> Value| {
        if let Some(items) = input[name].as_array() {
            answers.insert(name.to_owned(), items.iter().map(item).collect());
            finished.push(name.to_owned());
        }
    };
    list("geography", place);
    list("claims", claim);
    json!({ "answers": answers, "finished": finished })
}

fn place(name: &Value) -> Value {
    let known = ["England", "Scotland", "Wales", "Northern Ireland", "UK"];
    let known = name.as_str().filter(|name| known.contains(name)).unwrap_or("elsewhere");
    json!({ "place name": known })
}

fn claim(claim: &Value) -> Value {
    let mut fields = Map::new();
    for (field, name) in FIELDS {
        fields.insert(name.to_owned(), claim[field].clone());
    }
    if claim["outcome_id"].as_str().is_some_and(|id| !crate::floor::CATALOGUE.contains(&id)) {
        fields.insert("outcome".to_owned(), json!("not in the catalogue"));
    }
    Value::Object(fields)
}
