//! Weighup on the workload: the pack in `tests/packs/saf-40` is its translation.

use std::cell::RefCell;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use weighup_engine::assessment::State as Found;
use weighup_engine::{Answers, Assessment, Entry, Outcome, Plan, Program, Proposal, Sheet};
use weighup_language::{Files, compile};

use crate::engine::Engine;
use crate::floor::{self, Result40, TIERS};
use crate::saf::{CHECKS, Output, State, file};

/// The rules, laid out, for whole assessments: with reasons, messages, and what to answer next.
pub(crate) struct Whole {
    plan: Plan,
}

impl Engine for Whole {
    type Input = Proposal;
    type Result = Assessment;

    fn build() -> Result<Whole> {
        Ok(Whole { plan: Plan::from(program("rules.weigh", &file("rules.weigh")?)?) })
    }

    fn prepare(&self, input: &Value) -> Result<Proposal> {
        Ok(Proposal::from_entry(serde_json::from_value::<Entry>(proposal(input))?))
    }

    fn eval(&self, input: &Proposal) -> Result<Assessment> {
        Ok(self.plan.assess(input))
    }

    fn output(&self, assessment: &Assessment) -> Result<Output> {
        output(assessment)
    }

    fn json(&self, text: &str) -> Result<String> {
        let proposal = Proposal::from_entry(serde_json::from_str::<Entry>(text)?);
        Ok(serde_json::to_string(&self.plan.assess(&proposal))?)
    }

    fn text(&self, input: &Value) -> Result<String> {
        Ok(proposal(input).to_string())
    }
}

/// The rules, laid out, for the outcome: levels, checks, scores with their bounds, and the verdict.
pub(crate) struct Results {
    plan: Plan,
    /// Filled again and again: it keeps its room.
    sheet: RefCell<Sheet>,
}

impl Results {
    fn outcome(&self, answers: &Answers) -> Outcome {
        let mut sheet = self.sheet.borrow_mut();
        sheet.fill(&self.plan, answers);
        sheet.compute(&self.plan);
        sheet.outcome(&self.plan)
    }

    fn answers(&self, entry: Entry) -> Answers {
        Proposal::from_entry(entry).read(self.plan.program()).0
    }

    /// The outcome in the words of the specification.
    fn in_words(&self, outcome: &Outcome) -> Result<Result40> {
        let level = outcome.levels.first().and_then(|options| options.iter().next());
        let tier = level.and_then(|option| TIERS.get(option)).context("no level")?;
        let mut checks = [State::Unknown; CHECKS];
        for (slot, check) in checks.iter_mut().zip(&outcome.checks) {
            *slot = state(check.state);
        }
        let score = outcome.total.context("no total")?.lowest;
        let verdict = outcome.verdict.as_ref().and_then(|it| it.possible.iter().next());
        let rows = self.plan.program().verdict.as_ref().map(|verdict| &verdict.rows);
        let row = verdict.zip(rows).and_then(|(row, rows)| rows.get(row)).context("no verdict")?;
        let band = row.name.chars().next().unwrap_or_default();
        Ok(Result40 { tier: *tier, checks, score: score.try_into()?, band })
    }
}

impl Engine for Results {
    type Input = Answers;
    type Result = Outcome;

    fn build() -> Result<Results> {
        let program = program("rules.weigh", &file("rules.weigh")?)?;
        Ok(Results { plan: Plan::of(&program), sheet: RefCell::default() })
    }

    fn prepare(&self, input: &Value) -> Result<Answers> {
        Ok(self.answers(serde_json::from_value(proposal(input))?))
    }

    fn eval(&self, input: &Answers) -> Result<Outcome> {
        Ok(self.outcome(input))
    }

    fn output(&self, outcome: &Outcome) -> Result<Output> {
        self.in_words(outcome)?.output()
    }

    fn json(&self, text: &str) -> Result<String> {
        let answers = self.answers(serde_json::from_str(text)?);
        Ok(floor::write(&self.in_words(&self.outcome(&answers))?))
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

fn state(found: Found) -> State {
    match found {
        Found::Met => State::Met,
        Found::NotMet => State::NotMet,
        Found::NotRequired => State::Na,
        Found::CannotTell => State::Unknown,
    }
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
