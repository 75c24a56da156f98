//! What must hold of the EMCCA proposal pack whatever is proposed: tried on the sample proposals, and on
//! what becomes of each when a claim is added, an answer taken away, or the scheme made larger.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{compile_pack, read, root};
use serde_json::{Map, Value, json};
use weighup_engine::{
    Assessment, Decimal, Entry, Plan, Proposal,
    assessment::{Answer, State},
};

const PACK: &str = "rules/emcca/proposal.weigh";

#[cfg(test)]
fn plan() -> Plan {
    Plan::from(compile_pack(PACK, &read(PACK)).program.unwrap())
}

/// The sample proposals for this pack by name, but for the one that is nonsense throughout.
#[cfg(test)]
fn samples() -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("tests/proposals")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let sample: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if sample["rules"] == PACK && name != "hostile" {
            found.insert(name, sample);
        }
    }
    assert!(found.len() >= 18, "{} samples", found.len());
    found
}

/// The samples that are finished: nothing in them is still to come.
#[cfg(test)]
fn finished() -> BTreeMap<String, Value> {
    samples().into_iter().filter(|(_, sample)| sample["finished"] == true).collect()
}

#[cfg(test)]
fn weigh(plan: &Plan, sample: &Value) -> Assessment {
    let entry = serde_json::from_value::<Entry>(sample.clone()).unwrap();
    let assessment = plan.assess(&Proposal::from_entry(entry));
    assert_eq!(assessment.problems, []);
    assessment
}

#[cfg(test)]
fn points(assessment: &Assessment) -> Decimal {
    number(&assessment.total.as_ref().unwrap().points.as_it_stands)
}

#[cfg(test)]
fn lowest(assessment: &Assessment) -> Decimal {
    number(&assessment.total.as_ref().unwrap().points.lowest)
}

#[cfg(test)]
fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// What a score is worth as it stands.
#[cfg(test)]
fn section(assessment: &Assessment, id: &str) -> Decimal {
    let found = assessment.scores.iter().find(|score| score.id == id);
    number(&found.unwrap_or_else(|| panic!("no score {id}")).points.as_it_stands)
}

#[cfg(test)]
fn tier(assessment: &Assessment) -> Vec<String> {
    let found = assessment.levels.iter().find(|level| level.id == "evidence tier");
    found.unwrap().possible.clone()
}

#[cfg(test)]
fn claims(sample: &Value) -> Vec<Value> {
    sample["answers"]["claims"].as_array().cloned().unwrap_or_default()
}

#[cfg(test)]
fn with_claims(sample: &Value, claims: Vec<Value>) -> Value {
    with(sample, "claims", Value::Array(claims))
}

#[cfg(test)]
fn with(sample: &Value, question: &str, answer: Value) -> Value {
    let mut changed = sample.clone();
    changed["answers"][question] = answer;
    changed
}

#[cfg(test)]
fn without(sample: &Value, question: &str) -> Value {
    let mut changed = sample.clone();
    changed["answers"].as_object_mut().unwrap().remove(question);
    changed
}

#[cfg(test)]
fn carries(claim: &Value) -> bool {
    claim["role"] == "primary" || claim["role"] == "lead"
}

#[test]
fn the_same_proposal_gives_the_same_assessment() {
    let plan = plan();
    for sample in samples().values() {
        assert_eq!(weigh(&plan, sample), weigh(&plan, sample));
    }
}

#[test]
fn a_weak_extra_primary_claim_lowers_the_score() {
    let plan = plan();
    for (name, sample) in finished() {
        let mut more = claims(&sample);
        more.push(json!({
            "role": "primary", "output": "Support", "outcome": "A6.2", "metric": "A6.2.4"
        }));
        let [before, after] =
            [&sample, &with_claims(&sample, more)].map(|it| points(&weigh(&plan, it)));
        assert!(after < before, "{name}: {before} and then {after}");
    }
}

#[test]
fn a_secondary_claim_is_neutral() {
    let plan = plan();
    for (name, sample) in finished() {
        for (outcome, metric) in [("A6.2", "A6.2.4"), ("A1.2", "A1.2.7"), ("A5.1", "A5.1.4")] {
            let mut more = claims(&sample);
            more.push(json!({
                "role": "secondary", "output": "Support", "outcome": outcome, "metric": metric
            }));
            let before = weigh(&plan, &sample);
            let after = weigh(&plan, &with_claims(&sample, more));
            assert_eq!(points(&before), points(&after), "{name}, {metric}");
            assert_eq!(before.verdict, after.verdict, "{name}, {metric}");
        }
    }
}

/// However often the best claim is made again, the case is not worth more than with that claim alone.
#[test]
fn further_strong_claims_do_not_inflate_the_score() {
    let plan = plan();
    for (name, sample) in finished() {
        let all = claims(&sample);
        let alone =
            |claim: &Value| points(&weigh(&plan, &with_claims(&sample, vec![claim.clone()])));
        let best = all.iter().filter(|it| carries(it)).max_by_key(|it| alone(it)).unwrap();
        let most = alone(best);
        for copies in 1..=6 {
            let mut more = all.clone();
            more.extend(std::iter::repeat_n(best.clone(), copies));
            let now = points(&weigh(&plan, &with_claims(&sample, more)));
            assert!(now <= most, "{name} with {copies} copies: {now}, alone {most}");
        }
    }
}

#[test]
fn the_vouchers_rise_with_each_claim_that_is_demoted() {
    let plan = plan();
    let sample = &samples()["vouchers-eleven-outcomes"];
    let mut now = claims(sample);
    let mut before = points(&weigh(&plan, sample));
    for place in (1..now.len()).rev() {
        now[place]["role"] = json!("secondary");
        let after = points(&weigh(&plan, &with_claims(sample, now.clone())));
        assert!(after > before, "claim {} demoted: {before} and then {after}", place + 1);
        before = after;
    }
}

/// Every answer of a proposal by its place: a question, or a field of an item of a list.
#[cfg(test)]
fn places(sample: &Value) -> Vec<Vec<String>> {
    fn below(value: &Value, so_far: &[String], found: &mut Vec<Vec<String>>) {
        let further = |key: String| [so_far, &[key]].concat();
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    below(field, &further(name.clone()), found);
                }
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                for (place, item) in items.iter().enumerate() {
                    below(item, &further(place.to_string()), found);
                }
            }
            _ => found.push(so_far.to_vec()),
        }
    }
    let mut found = Vec::new();
    below(&sample["answers"], &[], &mut found);
    found
}

#[cfg(test)]
fn blanked(sample: &Value, place: &[String]) -> Value {
    let mut changed = sample.clone();
    let (last, path) = place.split_last().unwrap();
    let mut at = &mut changed["answers"];
    for step in path {
        at = match step.parse::<usize>() {
            Ok(index) => &mut at[index],
            Err(_) => &mut at[step.as_str()],
        };
    }
    at.as_object_mut().unwrap().remove(last);
    changed
}

/// Each answer of each sample is taken away. With it, the points as it stands are no fewer than without;
/// in a draft, neither are those that are certain.
#[test]
fn completing_a_field_never_lowers_the_score() {
    let plan = plan();
    let mut lowered = BTreeSet::new();
    for (name, sample) in samples() {
        let whole = weigh(&plan, &sample);
        let mut draft = sample.clone();
        draft.as_object_mut().unwrap().remove("finished");
        let open = weigh(&plan, &draft);
        for place in places(&sample) {
            if let [question] = place.as_slice() {
                let less = weigh(&plan, &without(&draft, question));
                assert!(lowest(&less) <= lowest(&open), "{name}: {question} in a draft");
            }
            let less = weigh(&plan, &blanked(&sample, &place));
            if points(&less) > points(&whole) {
                lowered.insert(format!(
                    "{name}: {place:?}: {} without, {} with",
                    points(&less),
                    points(&whole)
                ));
            }
        }
    }
    assert!(lowered.is_empty(), "\n{}", lowered.into_iter().collect::<Vec<_>>().join("\n"));
}

/// A sample at another scale: its cost, and whether it is simple or hard to do. Nothing else moves its
/// tier.
#[cfg(test)]
fn scaled(sample: &Value, cost: &str, hard: bool) -> Value {
    let mut changed = with(sample, "public cost", json!(cost));
    for (question, simple, complex) in [
        ("novelty", "proven", "partly new"),
        ("partners", "one body", "many bodies"),
        ("procurement", "simple", "complex"),
        ("consents", "none needed", "contested"),
        ("dependencies", "independent", "critical links"),
    ] {
        changed = with(&changed, question, json!(if hard { complex } else { simple }));
    }
    for (question, answer) in [
        ("funding certainty", "mostly certain"),
        ("public sensitivity", "medium"),
        ("people affected", "no one at risk"),
        ("contingent liability", "no"),
        ("inside approved programme", "no"),
    ] {
        changed = with(&changed, question, json!(answer));
    }
    changed
}

#[cfg(test)]
fn asked(assessment: &Assessment) -> BTreeSet<String> {
    let questions = assessment.questions.iter().filter(|it| it.asked == Answer::Yes);
    questions.map(|it| it.pointer.clone()).collect()
}

#[cfg(test)]
fn required(assessment: &Assessment) -> BTreeSet<String> {
    let checks = assessment.checks.iter().filter(|it| it.state != State::NotRequired);
    checks.map(|it| it.id.clone()).collect()
}

/// What is asked and which checks apply, at each tier that another scale leads to.
#[test]
fn a_lower_wantednever_asks_more() {
    let plan = plan();
    let mut seen = BTreeSet::new();
    for (name, sample) in samples() {
        let mut found = Vec::new();
        for cost in ["£100,000", "£600,000", "£2m", "£9m", "£40m"] {
            for hard in [false, true] {
                let assessment = weigh(&plan, &scaled(&sample, cost, hard));
                let [tier] = tier(&assessment).try_into().unwrap();
                found.push((tier, asked(&assessment), required(&assessment)));
            }
        }
        seen.extend(found.iter().map(|(tier, ..)| tier.clone()));
        for (lower, few, light) in &found {
            for (higher, many, heavy) in found.iter().filter(|(higher, ..)| lower <= higher) {
                let more: Vec<_> = few.difference(many).collect();
                assert!(more.is_empty(), "{name}: {lower} asks and {higher} does not: {more:?}");
                let more: Vec<_> = light.difference(heavy).collect();
                assert!(more.is_empty(), "{name}: {lower} checks and {higher} does not: {more:?}");
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["T1", "T2", "T3", "T4"]);
}

/// The questions by the lowest tier that asks them. The first tier's make about 34 entries of a form: the
/// eight on complexity are one, and so are pairs such as the date of a screening and what was found.
const ASKED_FROM: [(&str, &[&str]); 4] = [
    (
        "T1",
        &[
            "title",
            "lead organisation",
            "senior owner",
            "fund",
            "stage",
            "delivery route",
            "public cost",
            "contingent liability",
            "inside approved programme",
            "start date",
            "end date",
            "novelty",
            "partners",
            "procurement",
            "consents",
            "funding certainty",
            "public sensitivity",
            "dependencies",
            "people affected",
            "total cost",
            "authority ask",
            "match funding",
            "funding secured",
            "problem",
            "claims",
            "options",
            "do nothing described",
            "unit cost",
            "benchmark unit cost",
            "main activity",
            "tensions",
            "no tension because",
            "equality screening date",
            "characteristics considered",
            "equality findings",
            "equality concern",
            "deprivation note",
            "deprivation data",
            "districts",
            "area type",
            "place differences",
            "monitoring plan",
            "reporting interval",
            "data owner",
            "data gathering",
            "evaluation type",
            "targeted at a group",
            "publication date",
            "milestones",
            "engagement so far",
            "engagement planned",
            "climate assessment",
            "evidence",
        ],
    ),
    (
        "T2",
        &[
            "capital cost",
            "yearly running cost",
            "root cause",
            "influence",
            "plans served",
            "claims changed",
            "additional share",
            "wider benefits",
            "social value",
            "adverse effects",
            "equality review date",
            "measured against",
            "evaluation date",
            "evaluation budget",
            "guidance followed",
            "breakdowns",
            "breakdown reason",
            "risks",
            "governance body",
            "linked schemes",
        ],
    ),
    (
        "T3",
        &[
            "contingency",
            "optimism bias",
            "benefit cost ratio",
            "lowest ratio",
            "highest ratio",
            "net present social value",
            "price base",
            "appraisal quality",
            "equality assessment",
            "evaluator",
            "comparator group",
            "spending",
            "benefits",
            "change tolerance",
            "carbon change",
            "biodiversity change",
        ],
    ),
    ("T4", &["sensitivity tests", "distribution of effects", "external gateway date"]),
];

/// A question that comes to be asked must be given its place in the list above.
#[test]
fn each_question_is_asked_from_its_wantedon() {
    let plan = plan();
    // Sound, commissioned, not aimed at a group, and without a possible adverse effect: what remains
    // depends on the tier alone.
    let sample = &samples()["supply-chain-growth"];
    let mut before = BTreeSet::new();
    for ((wanted, questions), cost) in ASKED_FROM.iter().zip(["£100,000", "£2m", "£9m", "£40m"])
    {
        let found = weigh(&plan, &scaled(sample, cost, *wanted == "T4"));
        assert_eq!(tier(&found), [*wanted]);
        let now: BTreeSet<String> = asked(&found)
            .iter()
            .filter_map(|pointer| pointer.strip_prefix("/answers/"))
            .filter(|name| !name.contains('/'))
            .map(str::to_owned)
            .collect();
        let new: BTreeSet<&str> = now.difference(&before).map(String::as_str).collect();
        assert_eq!(new, questions.iter().copied().collect(), "{wanted}");
        before = now;
    }
}

#[test]
fn what_is_required_and_missing_earns_nothing_and_still_counts() {
    let plan = plan();
    for (sample, question, score) in [
        ("rough-sleeping-outreach", "unit cost", "options and value"),
        ("rough-sleeping-outreach", "monitoring plan", "monitoring and evaluation"),
        ("rough-sleeping-outreach", "participant feedback", "monitoring and evaluation"),
        ("community-solar", "evaluation budget", "monitoring and evaluation"),
        ("community-solar", "risks", "deliverability"),
        ("investment-fund", "benefit cost ratio", "options and value"),
        ("investment-fund", "equality assessment", "equality and place"),
    ] {
        let sample = &samples()[sample];
        let before = weigh(&plan, sample);
        let after = weigh(&plan, &without(sample, question));
        assert!(section(&after, score) < section(&before, score), "{question}");
        for (was, is) in before.scores.iter().zip(&after.scores) {
            assert_eq!(was.points.out_of, is.points.out_of, "{question}: {}", was.id);
        }
        assert!(points(&after) < points(&before), "{question}");
    }
}

/// The other side: what the tier does not require neither adds nor takes away.
#[test]
fn what_is_not_required_does_not_count() {
    let plan = plan();
    for (question, answer) in [
        ("benefit cost ratio", json!("0.4")),
        ("appraisal quality", json!("untested")),
        ("additional share", json!("10%")),
        ("evaluation budget", json!("£90,000")),
        ("evaluator", json!("internal")),
        ("measured against", json!([])),
        ("equality assessment", json!("not started")),
    ] {
        let sample = &samples()["rough-sleeping-outreach"];
        let before = weigh(&plan, sample);
        let after = weigh(&plan, &with(sample, question, answer));
        assert_eq!(points(&before), points(&after), "{question}");
        assert_eq!(before.verdict, after.verdict, "{question}");
    }
}

/// What is certain while a yes-or-no question is open stays so, whichever way it is answered; and for
/// those that decide something, open is not the same as no.
#[test]
fn unknown_is_not_no() {
    let plan = plan();
    let decisive = [
        "inside approved programme",
        "contingent liability",
        "targeted at a group",
        "equality concern",
    ];
    let mut told_apart = BTreeSet::new();
    for (name, sample) in samples() {
        let mut draft = sample.clone();
        draft.as_object_mut().unwrap().remove("finished");
        let yes_or_no = answers(&draft).iter().filter(|(_, it)| *it == "yes" || *it == "no");
        for question in yes_or_no.map(|(question, _)| question.clone()).collect::<Vec<_>>() {
            let open = weigh(&plan, &without(&draft, &question));
            let [yes, no] =
                ["yes", "no"].map(|answer| weigh(&plan, &with(&draft, &question, json!(answer))));
            for (place, check) in open.checks.iter().enumerate() {
                if check.state != State::CannotTell {
                    for answered in [&yes, &no] {
                        let found = answered.checks[place].state;
                        assert_eq!(check.state, found, "{name}: {} and {question}", check.id);
                    }
                }
            }
            let states = |it: &Assessment| it.checks.iter().map(|it| it.state).collect::<Vec<_>>();
            if states(&open) != states(&no) || tier(&open) != tier(&no) {
                told_apart.insert(question);
            }
        }
    }
    for question in decisive {
        assert!(told_apart.contains(question), "{question}: open is the same as no");
    }
}

#[cfg(test)]
fn answers(sample: &Value) -> &Map<String, Value> {
    sample["answers"].as_object().unwrap()
}

/// Worked out by hand from the targets as the framework prints them.
#[test]
fn shares_of_the_regions_targets_are_told() {
    let (plan, samples) = (plan(), samples());
    let told = |name: &str| {
        let shares = weigh(&plan, &samples[name]).shares.unwrap();
        shares.targets.into_iter().map(|it| (it.metric, it.text)).collect::<Vec<_>>()
    };
    let expected = [
        ("vouchers-refocused", "A1.2.7", "120 of 2,700 businesses, 4.44%"),
        ("vouchers-eleven-outcomes", "A1.2.7", "120 of 2,700 businesses, 4.44%"),
        ("brownfield-homes", "A5.1.4", "310 of 100,000 homes over 10 years, 0.31%"),
        ("care-bootcamp", "A3.1.3", "380 of 210,000 people, 0.18%"),
        ("community-solar", "A2.1.1", "0.0023 of 1 GW, 0.23%"),
        // A rise to over 1,200 from a start that the framework does not state.
        ("supply-chain-growth", "A1.2.3", "12 beside a target of 1,200 enterprises"),
        // A number of people, and a rate.
        ("work-and-health", "A3.2.3", "900 beside a target of 80%"),
    ];
    for (name, metric, text) in expected {
        assert_eq!(told(name), [(metric.to_owned(), text.to_owned())], "{name}");
    }
    // £640m of the £36.5bn between £26.5bn and £63bn is 1.75%.
    let fund = told("investment-fund");
    assert_eq!(fund[1].1, "£640,000,000 of £36,500,000,000, 1.75%");
    assert_eq!(told("warm-streets"), []);
}
