//! What must hold of the EMCCA proposal pack whatever is proposed: tried on the sample proposals, and on
//! what becomes of each when a claim is added, an answer taken away, or the scheme made larger.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{compile_pack, read, root};
use serde_json::{Map, Value, json};
use weighup_engine::{
    Assessment, Decimal, Entry, Program, Proposal, assess,
    assessment::{Answer, State},
};

const PACK: &str = "rules/emcca/proposal.weigh";

#[cfg(test)]
fn program() -> Program {
    compile_pack(PACK, &read(PACK)).program.unwrap()
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
fn weigh(program: &Program, sample: &Value) -> Assessment {
    let entry = serde_json::from_value::<Entry>(sample.clone()).unwrap();
    let assessment = assess(program, &Proposal::from_entry(entry));
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
    let program = program();
    for sample in samples().values() {
        assert_eq!(weigh(&program, sample), weigh(&program, sample));
    }
}

#[test]
fn a_weak_extra_primary_claim_lowers_the_score() {
    let program = program();
    for (name, sample) in finished() {
        let mut more = claims(&sample);
        more.push(json!({
            "role": "primary", "output": "Support", "outcome": "A6.2", "metric": "A6.2.4"
        }));
        let [before, after] =
            [&sample, &with_claims(&sample, more)].map(|it| points(&weigh(&program, it)));
        assert!(after < before, "{name}: {before} and then {after}");
    }
}

#[test]
fn a_secondary_claim_is_neutral() {
    let program = program();
    for (name, sample) in finished() {
        for (outcome, metric) in [("A6.2", "A6.2.4"), ("A1.2", "A1.2.7"), ("A5.1", "A5.1.4")] {
            let mut more = claims(&sample);
            more.push(json!({
                "role": "secondary", "output": "Support", "outcome": outcome, "metric": metric
            }));
            let before = weigh(&program, &sample);
            let after = weigh(&program, &with_claims(&sample, more));
            assert_eq!(points(&before), points(&after), "{name}, {metric}");
            assert_eq!(before.verdict, after.verdict, "{name}, {metric}");
        }
    }
}

/// However often the best claim is made again, the case is not worth more than with that claim alone.
#[test]
fn further_strong_claims_do_not_inflate_the_score() {
    let program = program();
    for (name, sample) in finished() {
        let all = claims(&sample);
        let alone =
            |claim: &Value| points(&weigh(&program, &with_claims(&sample, vec![claim.clone()])));
        let best = all.iter().filter(|it| carries(it)).max_by_key(|it| alone(it)).unwrap();
        let most = alone(best);
        for copies in 1..=6 {
            let mut more = all.clone();
            more.extend(std::iter::repeat_n(best.clone(), copies));
            let now = points(&weigh(&program, &with_claims(&sample, more)));
            assert!(now <= most, "{name} with {copies} copies: {now}, alone {most}");
        }
    }
}

#[test]
fn the_vouchers_rise_with_each_claim_that_is_demoted() {
    let program = program();
    let sample = &samples()["vouchers-eleven-outcomes"];
    let mut now = claims(sample);
    let mut before = points(&weigh(&program, sample));
    for place in (1..now.len()).rev() {
        now[place]["role"] = json!("secondary");
        let after = points(&weigh(&program, &with_claims(sample, now.clone())));
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
    let program = program();
    let mut lowered = BTreeSet::new();
    for (name, sample) in samples() {
        let whole = weigh(&program, &sample);
        let mut draft = sample.clone();
        draft.as_object_mut().unwrap().remove("finished");
        let open = weigh(&program, &draft);
        for place in places(&sample) {
            if let [question] = place.as_slice() {
                let less = weigh(&program, &without(&draft, question));
                assert!(lowest(&less) <= lowest(&open), "{name}: {question} in a draft");
            }
            let less = weigh(&program, &blanked(&sample, &place));
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

/// What is asked and which checks apply, at each tier that a change of the cost, the complexity and the
/// programme around it leads to.
#[test]
fn a_lower_tier_never_asks_more() {
    let program = program();
    let costs = ["£100,000", "£600,000", "£2m", "£9m", "£40m"];
    let complexity = ["novelty", "partners", "procurement", "consents", "dependencies"];
    let simple = ["proven", "one body", "simple", "none needed", "independent"];
    let hard = ["partly new", "many bodies", "complex", "contested", "critical links"];
    let mut seen = BTreeSet::new();
    for (name, sample) in samples() {
        let mut asked: BTreeMap<String, Vec<(BTreeSet<String>, BTreeSet<String>)>> =
            BTreeMap::new();
        for cost in costs {
            for options in [simple, hard] {
                let mut changed = with(&sample, "public cost", json!(cost));
                for (question, option) in complexity.iter().zip(options) {
                    changed = with(&changed, question, json!(option));
                }
                for (question, answer) in [
                    ("funding certainty", "mostly certain"),
                    ("public sensitivity", "medium"),
                    ("people affected", "no one at risk"),
                    ("contingent liability", "no"),
                    ("inside approved programme", "no"),
                    ("equality concern", "yes"),
                ] {
                    changed = with(&changed, question, json!(answer));
                }
                let found = weigh(&program, &changed);
                let [tier] = tier(&found).try_into().unwrap();
                let questions = found.questions.iter().filter(|it| it.asked == Answer::Yes);
                let checks = found.checks.iter().filter(|it| it.state != State::NotRequired);
                asked.entry(tier).or_default().push((
                    questions.map(|it| it.pointer.clone()).collect(),
                    checks.map(|it| it.id.clone()).collect(),
                ));
            }
        }
        seen.extend(asked.keys().cloned());
        let all: Vec<_> =
            asked.iter().flat_map(|(tier, all)| all.iter().map(move |it| (tier, it))).collect();
        for (lower, (few, light)) in &all {
            for (higher, (many, heavy)) in &all {
                if lower <= higher {
                    let more: Vec<_> = few.difference(many).collect();
                    assert!(
                        more.is_empty(),
                        "{name}: {lower} asks and {higher} does not: {more:?}"
                    );
                    // A check of how the cost fits with other figures may come to rest on another cost.
                    let more: Vec<_> = light.difference(heavy).collect();
                    assert!(
                        more.is_empty(),
                        "{name}: {lower} checks and {higher} does not: {more:?}"
                    );
                }
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["T1", "T2", "T3", "T4"]);
}

/// A first-tier form stays short.
#[test]
fn the_first_tier_is_asked_for_little() {
    let program = program();
    let [small, large] = ["digital-hubs", "investment-fund"].map(|name| {
        let found = weigh(&program, &samples()[name]);
        let top = |pointer: &str| pointer.matches('/').count() == 2;
        found.questions.iter().filter(|it| it.asked == Answer::Yes && top(&it.pointer)).count()
    });
    // The register counts 34 entries; the eight questions on complexity are one of them, and pairs such
    // as the screening's date and findings another.
    assert!(small <= 56, "{small} questions at the first tier");
    assert!(large >= small + 30, "{small} at the first tier, {large} at the fourth");
}

#[test]
fn what_is_required_and_missing_earns_nothing_and_still_counts() {
    let program = program();
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
        let before = weigh(&program, sample);
        let after = weigh(&program, &without(sample, question));
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
    let program = program();
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
        let before = weigh(&program, sample);
        let after = weigh(&program, &with(sample, question, answer));
        assert_eq!(points(&before), points(&after), "{question}");
        assert_eq!(before.verdict, after.verdict, "{question}");
    }
}

/// What is certain while a yes-or-no question is open stays so, whichever way it is answered; and for
/// those that decide something, open is not the same as no.
#[test]
fn unknown_is_not_no() {
    let program = program();
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
            let open = weigh(&program, &without(&draft, &question));
            let [yes, no] = ["yes", "no"]
                .map(|answer| weigh(&program, &with(&draft, &question, json!(answer))));
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
