//! Advice, compared with what was worked out by hand, and against brute force on small random packs;
//! comparisons and sensitivity, which rest on the same weighing.

#[path = "../common/mod.rs"]
mod common;
#[path = "../oracle/mod.rs"]
mod oracle;

mod carried;
mod comparison;
mod facts;
mod figures;
mod items;
mod levels;
mod steps;
mod together;

use common::{compile_pack, read};
use oracle::{check_advice, draft, pack};
use proptest::prelude::*;
use weighup_engine::{
    Advice, AdviceOptions, Program, Proposal, advice::result::Search, advise, assessment::Answer,
    compare, json::read_json, sensitivity,
};

const HEAD: &str = r#"rules "Small"
source G is "Guide"
section "All"
ask cost: money, from £0 to £10m "What does it cost?"
  fixed
ask budget: money "What is set aside?"
ask staff share: percentage, from 0% to 100% "How much of it is staff?"
ask homes: whole number of homes "How many homes?"
ask start: date "When does it start?"
ask end: date "When does it end?"
ask risk: one of low, medium, high "How risky is it?"
ask listed: yes or no "Is it listed?"
  fixed
ask plan: text "What is the plan?"
ask places: any of north, south, east, west, coast, city "Where?"
ask claims: list of claim, up to 9 "What will it change?"
  has role: one of primary, secondary "Does it carry the case?"
  has output: text "What?"
  has baseline: number "What is it now?"
  has source: text "Who says so?"
  has state: one of in hand, not started "How far is it?"
ask stages for each claim: list of stage, up to 3 "How does it come about?"
  has amount: number "How much of it?"
  has weight: one of primary, secondary "Does it matter?"
define share is 2%
define half is budget / 2
define sound is budget is at least £5 and homes is at least 2 and risk is under high
level grade: low grade, high grade "Grade"
  is high grade when listed, otherwise low grade
  raise by one when sound
define shown for each claim is baseline is given and source is given
define doubled for each claim is 2 * baseline
"#;

#[cfg(test)]
fn compiled(pack: &str) -> Program {
    let compiled = compile_pack("small.weigh", pack);
    compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

/// A pack with one check.
#[cfg(test)]
fn small(needs: &str) -> Program {
    compiled(&one_check(needs))
}

#[cfg(test)]
fn one_check(needs: &str) -> String {
    format!(
        "{HEAD}check one \"One\"\n  applies always\n  needs {needs}\n  should [G 1]\n  \
         counts as gate\n  if not \"No.\"\n  to fix \"Mend.\"\nscore s, worth 10 \"S\"\n  \
         1 for plan is given \"Plan\"\ntotal score, out of 10\n  adds s\nverdict\n  \
         not ready when any gate is not met\n  ready otherwise\n"
    )
}

#[cfg(test)]
fn proposal(json: &str) -> Proposal {
    Proposal::from_json(json).unwrap()
}

#[cfg(test)]
fn advice(needs: &str, answers: &str, locked: &[&str]) -> Advice {
    let json = format!(r#"{{"finished": true, "answers": {{{answers}}}}}"#);
    let locked = locked.iter().map(|it| (*it).to_owned()).collect();
    advise(&small(needs), &proposal(&json), &AdviceOptions { locked })
}

/// What is advised for the one check, each in words.
#[cfg(test)]
fn fixes(needs: &str, answers: &str, locked: &[&str]) -> Vec<String> {
    let advice = advice(needs, answers, locked);
    let [check] = advice.checks.as_slice() else { panic!("{:#?}", advice.checks) };
    check.fixes.iter().map(|fix| fix.words.clone()).collect()
}

/// The best advice on the one check.
#[cfg(test)]
fn first(needs: &str, answers: &str) -> String {
    fixes(needs, answers, &[]).first().cloned().unwrap_or_default()
}

#[cfg(test)]
fn emcca() -> Program {
    let path = "rules/emcca/proposal.weigh";
    compile_pack(path, &read(path)).program.unwrap()
}

#[cfg(test)]
fn sample(name: &str) -> Proposal {
    let (entry, _) = read_json(&read(&format!("tests/proposals/{name}.json"))).unwrap();
    Proposal::from_entry(entry)
}

/// Values that use others twice, sixty times over: every way through them is one too many.
#[test]
fn a_pack_made_to_take_long_ends() {
    let mut values =
        String::from("define d0 is risk is low and plan is given\ndefine n0 is homes\n");
    for level in 1..=60 {
        let below = level - 1;
        values += &format!("define d{level} is d{below} and d{below}\n");
        values += &format!("define n{level} is (n{below} + n{below}) / 2\n");
    }
    let pack = format!(
        "{HEAD}{values}check one \"One\"\n  applies always\n  needs d60 and n60 is at least 5\n  \
         should [G 1]\n  counts as gate\n  if not \"No.\"\n  to fix \"Mend.\"\n"
    );
    let compiled = compile_pack("small.weigh", &pack);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let claims = [r#"{"role": "primary"}"#; 9].join(", ");
    let json = format!(r#"{{"answers": {{"risk": "high", "homes": 1, "claims": [{claims}]}}}}"#);
    let advice = advise(&program, &proposal(&json), &AdviceOptions::default());
    assert!(advice.effort.weighed <= advice.effort.limit);
    assert_eq!(advice.checks.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(oracle::cases(30))
    })]

    #[test]
    fn advice_holds_when_it_is_taken(
        pack in pack(),
        draft in draft(),
        other in draft(),
        finished in any::<bool>(),
        locked in prop::sample::subsequence(
            vec!["/answers/risk", "/answers/homes", "/answers/items", "/answers/items/0/size"],
            0..=2,
        ),
        facts in prop::sample::subsequence(vec!["ready", "start", "price", "metric"], 0..=2),
    ) {
        let mut program = oracle::compiled(&pack)?;
        for question in &mut program.questions {
            question.fixed = facts.contains(&question.id.as_str());
        }
        let locked: Vec<_> = locked.into_iter().map(str::to_owned).collect();
        let draft = oracle::Draft { finished, ..draft };
        check_advice(&program, &draft, &other, &locked).map_err(|fault| {
            let facts = facts.join(", ");
            let locked = locked.join(", ");
            TestCaseError::fail(format!(
                "{fault}\n\n{pack}\n{}facts: {facts}; locked: {locked}", draft.words()
            ))
        })?;
    }
}

/// As far apart as figures go, there is nothing beyond.
#[test]
fn figures_without_end_are_looked_at_too() {
    let needs = "(months from start to end) is at least 79228162514264337593543950335 months";
    let answers = r#""start": "2027-01-31", "end": "2028-01-31""#;
    assert_eq!(fixes(needs, answers, &[]), [""; 0]);
    let needs = "(months from start to end) is under 79228162514264337593543950335 months";
    assert_eq!(advice(needs, answers, &[]).checks, []);
}
