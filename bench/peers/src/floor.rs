//! Plain code for the same rules, as a competent programmer would write it once and for all: the
//! floor that engines are measured against. Nothing here is tuned.

use serde::Serialize;
use serde_json::Value;

use crate::engine::Engine;
use crate::saf::{Claim, IDS, Input, Output, SECTIONS, State};
use State::{Met, Na, NotMet, Unknown};

pub(crate) const CATALOGUE: [&str; 18] = [
    "out.jobs",
    "out.productivity",
    "out.skills",
    "out.health",
    "out.wellbeing",
    "out.housing",
    "out.transport",
    "out.digital",
    "out.carbon",
    "out.biodiversity",
    "out.air_quality",
    "out.safety",
    "out.justice",
    "out.education",
    "out.inclusion",
    "out.culture",
    "out.exports",
    "out.research",
];
const KINGDOM: [&str; 5] = ["England", "Scotland", "Wales", "Northern Ireland", "UK"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tier {
    Light,
    Standard,
    Enhanced,
    Full,
}

/// All tiers, from the lightest.
pub(crate) const TIERS: [Tier; 4] = [Tier::Light, Tier::Standard, Tier::Enhanced, Tier::Full];

/// The whole output.
pub(crate) struct Result40 {
    pub(crate) tier: Tier,
    pub(crate) checks: [State; 40],
    pub(crate) score: f64,
    pub(crate) band: char,
}

impl Result40 {
    /// Adds up the score: of the three strongest claims and of the sections.
    pub(crate) fn new(tier: Tier, checks: [State; 40], points: Vec<f64>) -> Result40 {
        let score = contribution(points)
            + SECTIONS
                .into_iter()
                .map(|(start, end, weight)| section(&checks[start..end], weight))
                .sum::<f64>();
        let band = match score {
            score if score >= 80.0 => 'A',
            score if score >= 65.0 => 'B',
            score if score >= 50.0 => 'C',
            score if score >= 35.0 => 'D',
            _ => 'E',
        };
        Result40 { tier, checks, score, band }
    }

    /// For comparison.
    pub(crate) fn output(&self) -> anyhow::Result<Output> {
        Output::from_json(&serde_json::from_str(&write(self))?)
    }
}

/// The rules, written in Rust.
pub(crate) struct Floor;

impl Engine for Floor {
    type Input = Input;
    type Result = Result40;

    fn build() -> anyhow::Result<Floor> {
        Ok(Floor)
    }

    fn prepare(&self, input: &Value) -> anyhow::Result<Input> {
        Ok(serde_json::from_value(input.clone())?)
    }

    fn eval(&self, input: &Input) -> anyhow::Result<Result40> {
        Ok(assess(input))
    }

    fn output(&self, result: &Result40) -> anyhow::Result<Output> {
        result.output()
    }

    fn json(&self, text: &str) -> anyhow::Result<String> {
        Ok(write(&assess(&serde_json::from_str(text)?)))
    }
}

fn tier(input: &Input) -> Tier {
    let basis = match input.total_cost.or(input.funding_requested) {
        None => Tier::Standard,
        Some(pounds) if pounds < 500_000 => Tier::Light,
        Some(pounds) if pounds < 5_000_000 => Tier::Standard,
        Some(pounds) if pounds < 20_000_000 => Tier::Enhanced,
        Some(_) => Tier::Full,
    };
    if input.complexity.as_deref() != Some("high") {
        return basis;
    }
    match basis {
        Tier::Light => Tier::Standard,
        Tier::Standard => Tier::Enhanced,
        _ => Tier::Full,
    }
}

fn known(claim: &Claim) -> bool {
    claim.outcome_id.as_deref().is_some_and(|id| CATALOGUE.contains(&id))
}

fn points(claim: &Claim) -> f64 {
    if !known(claim) {
        return 0.0;
    }
    let part = |there: bool, worth: f64| if there { worth } else { 0.0 };
    part(claim.metric_id.is_some(), 0.25)
        + part(claim.baseline.is_some(), 0.20)
        + part(claim.target.is_some(), 0.25)
        + part(claim.target_year.is_some(), 0.15)
        + part(claim.source.is_some(), 0.15)
}

fn told(condition: Option<bool>) -> State {
    match condition {
        None => Unknown,
        Some(true) => Met,
        Some(false) => NotMet,
    }
}

/// A check that applies when something is so; missing: unknown.
fn when(applies: Option<bool>, condition: Option<bool>) -> State {
    match applies {
        None => Unknown,
        Some(false) => Na,
        Some(true) => told(condition),
    }
}

fn both<A, B>(a: Option<A>, b: Option<B>) -> Option<(A, B)> {
    Some((a?, b?))
}

fn share(part: Option<i64>, whole: Option<i64>) -> Option<f64> {
    both(part, whole).map(|(part, whole)| part as f64 / whole as f64)
}

fn assess(input: &Input) -> Result40 {
    let tier = tier(input);
    let from = |least: Tier, state: &dyn Fn() -> State| if tier >= least { state() } else { Na };
    let claims = input.claims.as_deref();
    let geography = input.geography.as_deref();
    let text = |text: &Option<String>| match text {
        None => NotMet,
        Some(text) if text.is_empty() => NotMet,
        Some(_) => Met,
    };
    let some = |test: fn(&Claim) -> bool| claims.map(|claims| claims.iter().any(test));
    let every = |test: fn(&Claim) -> bool| {
        claims.map(|claims| !claims.is_empty() && claims.iter().all(test))
    };
    let cost = input.total_cost;
    let confidence = input.delivery_confidence;
    use Tier::{Enhanced, Full, Light, Standard};

    let checks = [
        text(&input.title),
        text(&input.senior_owner),
        from(Standard, &|| told(input.options_considered.map(|count| count >= 3))),
        from(Enhanced, &|| {
            told(
                both(input.options_considered, input.complexity.as_deref())
                    .map(|(count, complexity)| count >= if complexity == "high" { 5 } else { 4 }),
            )
        }),
        told(claims.map(|claims| !claims.is_empty())),
        from(Standard, &|| told(every(known))),
        told(some(|claim| known(claim) && claim.metric_id.is_some())),
        from(Standard, &|| told(every(|claim| claim.metric_id.is_some()))),
        from(Enhanced, &|| told(every(|claim| claim.baseline.is_some() && claim.target.is_some()))),
        from(Standard, &|| {
            told(some(|claim| {
                both(claim.baseline, claim.target).is_some_and(|(from, to)| to > from)
            }))
        }),
        from(Enhanced, &|| {
            told(claims.map(|claims| {
                claims
                    .iter()
                    .all(|claim| claim.target_year.is_none_or(|it| (2026..=2040).contains(&it)))
            }))
        }),
        from(Full, &|| {
            told(claims.map(|it| it.iter().filter(|claim| claim.source.is_some()).count() >= 2))
        }),
        from(Standard, &|| told(input.theory_of_change)),
        from(Standard, &|| told(input.bcr.map(|bcr| bcr >= 1.0))),
        from(Full, &|| {
            told(
                both(input.bcr, input.optimism_bias)
                    .map(|(bcr, bias)| bcr >= 2.0 || (bcr >= 1.5 && bias >= 20)),
            )
        }),
        from(Standard, &|| told(share(input.eval_budget, cost).map(|it| it >= 0.01))),
        from(Full, &|| told(share(input.eval_budget, cost).map(|it| (0.02..=0.10).contains(&it)))),
        from(Enhanced, &|| told(input.optimism_bias.map(|bias| (10..=60).contains(&bias)))),
        told(both(input.funding_requested, cost).map(|(asked, cost)| asked <= cost)),
        from(Standard, &|| {
            let funded = |matched: i64| {
                share(input.funding_requested.map(|it| it + matched), cost).map(|it| it >= 0.95)
            };
            let matched = input.match_funding;
            when(matched.map(|it| it > 0), matched.and_then(funded))
        }),
        from(Enhanced, &|| {
            told(share(input.contingency, cost).map(|it| (0.05..=0.30).contains(&it)))
        }),
        told(input.duration_months.map(|months| (1..=120).contains(&months))),
        from(Enhanced, &|| told(share(cost, input.duration_months).map(|it| it <= 500_000.0))),
        told(input.start_date.as_deref().map(|date| date >= "2026-04-01")),
        told(geography.map(|places| {
            !places.is_empty() && places.iter().all(|place| KINGDOM.contains(&place.as_str()))
        })),
        from(Standard, &|| {
            let usual = ["open", "framework", "grant"];
            told(input.procurement_route.as_deref().map(|route| usual.contains(&route)))
        }),
        from(Enhanced, &|| {
            let direct = input.procurement_route.as_deref().map(|route| route == "direct");
            when(direct, input.subsidy_control)
        }),
        from(Light, &|| {
            let there = geography.map(|places| places.iter().any(|it| it == "Northern Ireland"));
            when(there, input.subsidy_control)
        }),
        told(input.risk_register),
        from(Standard, &|| told(input.m_and_e_plan)),
        from(Standard, &|| {
            let any = some(|claim| claim.baseline.is_some());
            told(both(input.baseline_data, any).map(|(data, any)| data || any))
        }),
        from(Standard, &|| told(input.stakeholders.map(|count| count >= 3))),
        from(Enhanced, &|| {
            told(
                both(input.stakeholders, geography)
                    .map(|(count, places)| count >= 2 * places.len() as i64),
            )
        }),
        from(Enhanced, &|| {
            told(
                both(input.benefits_plan, input.exit_plan).map(|(benefits, exit)| benefits && exit),
            )
        }),
        from(Standard, &|| {
            told(
                both(confidence, input.risk_register)
                    .map(|(confidence, risks)| confidence >= 60 || (risks && confidence >= 40)),
            )
        }),
        told(input.eqia),
        from(Standard, &|| when(input.tradeoffs_recognised, input.tradeoff_rationale)),
        from(Enhanced, &|| told(input.climate_assessment)),
        from(Standard, &|| told(input.data_protection)),
        from(Enhanced, &|| {
            told(both(both(input.ambition, input.novelty.as_deref()), confidence).map(
                |((ambition, novelty), confidence)| {
                    ambition >= 3 && (novelty != "high" || confidence >= 50)
                },
            ))
        }),
    ];

    let points = claims.unwrap_or_default().iter().map(points).collect();
    Result40::new(tier, checks, points)
}

fn contribution(mut points: Vec<f64>) -> f64 {
    if points.is_empty() {
        return 0.0;
    }
    points.sort_by(|a, b| b.total_cmp(a));
    points.truncate(3);
    40.0 * points.iter().sum::<f64>() / points.len() as f64
}

fn section(checks: &[State], weight: f64) -> f64 {
    let met = checks.iter().filter(|state| **state == Met).count();
    let apply = checks.iter().filter(|state| **state != Na).count();
    if apply == 0 { weight } else { weight * met as f64 / apply as f64 }
}

/// The output as JSON.
pub(crate) fn write(result: &Result40) -> String {
    #[derive(Serialize)]
    struct Written<'a> {
        tier: Tier,
        checks: Checks<'a>,
        score: f64,
        band: char,
    }
    let Result40 { tier, checks, score, band } = result;
    let written = Written { tier: *tier, checks: Checks(checks), score: *score, band: *band };
    serde_json::to_string(&written).unwrap_or_default()
}

/// Writes the checks as a record by name.
struct Checks<'a>(&'a [State; 40]);

impl Serialize for Checks<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(IDS.iter().zip(self.0))
    }
}
