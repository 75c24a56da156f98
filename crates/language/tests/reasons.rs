//! Why a check came out as it did, in words: what is said is so, and nothing that matters is left out.

mod common;

use common::compile_pack;
use weighup_engine::{Assessment, Proposal, assess};

const HEAD: &str = r#"rules "Small works"
source G is "Guide"
section "All"
ask cost: money "What does it cost?"
ask homes: number of homes, at least 1 "How many homes?"
ask lease: yes or no "Is there a lease?"
ask survey: yes or no "Is there a survey?"
ask drawings: yes or no "Are there drawings?"
ask start: date "When does it start?"
ask end: date "When does it end?"
ask wait: whole number of weeks "How long is the wait?"
ask base year: year "Which is the base year?"
ask share: percentage "What is the share?"
ask claims: list of claim, up to 9 "What will it change?"
  has source: text "Who says so?"
  has weight: number "How heavy is it?"
ask places: any of town, country, sea "Where?"
"#;

/// The one check, which needs this, with these answers and no further claims.
#[cfg(test)]
fn check(needs: &str, answers: &str) -> weighup_engine::assessment::CheckResult {
    let pack = format!(
        "{HEAD}check one \"One\"\n  needs {needs}\n  should [G 1]\n  counts as gate\n  \
         if not \"No.\"\n  to fix \"Mend.\"\n"
    );
    let compiled = compile_pack("reasons.weigh", &pack);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let proposal =
        Proposal::from_json(&format!(r#"{{"finished": ["claims"], "answers": {{{answers}}}}}"#))
            .unwrap();
    let Assessment { mut checks, .. } = assess(&program, &proposal);
    checks.remove(0)
}

#[cfg(test)]
fn reason(needs: &str, answers: &str) -> String {
    check(needs, answers).reason
}

#[test]
fn facts_are_the_answers_that_decided() {
    let facts = |answers: &str| -> Vec<(String, String)> {
        let check = check("cost is at most £1m and lease", answers);
        check.facts.into_iter().map(|fact| (fact.name, fact.value)).collect()
    };
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        facts(r#""cost": "£900,000", "lease": "no""#),
        [fact("cost", "£900,000"), fact("lease", "no")]
    );
    assert_eq!(
        facts(r#""cost": "£900,000""#),
        [fact("cost", "£900,000"), fact("lease", "not answered")]
    );
}

/// “Each of the claims” is said only where it is each of them.
#[test]
fn all_items_are_told_from_some() {
    let needs = "none of claims have source is given";
    let (some, none) = (r#"{"source": "ONS"}"#, "{}");
    let reason = |claims: &[&str]| {
        let claims = claims.join(", ");
        reason(needs, &format!(r#""claims": [{claims}]"#))
    };
    assert_eq!(reason(&[some; 3]), "For each of the 3 claims, source is given.");
    assert_eq!(
        reason(&[some, some, some, none]),
        "For claim 1, claim 2 and claim 3, source is given."
    );
}

/// Of a list that stays empty nothing is said of its items.
#[test]
fn an_empty_list_is_said_to_be_empty() {
    assert_eq!(
        reason("all of claims have source is given", r#""claims": []"#),
        "There are no claims."
    );
}

/// Figures hold commas: what they stand in is set apart by more than that.
#[test]
fn parts_with_commas_are_kept_apart() {
    let answers = r#""cost": "£9,000", "lease": "yes""#;
    assert_eq!(
        reason("cost is at least £1,000 and lease", answers),
        "Cost £9,000 is at least £1,000; and lease is yes."
    );
    assert_eq!(reason("cost is at least £1,000", answers), "Cost £9,000 is at least £1,000.");
}

#[test]
fn three_parts_are_said_and_more_are_counted() {
    let answers = r#""cost": "£9", "lease": "yes", "survey": "yes", "drawings": "yes""#;
    assert_eq!(
        reason("lease and survey and drawings", answers),
        "Lease is yes, survey is yes and drawings is yes."
    );
    assert_eq!(
        reason("lease and survey and drawings and cost is given", answers),
        "Lease is yes, survey is yes, drawings is yes and 1 more."
    );
    // What is still to be answered: any of the three would do.
    let told = reason("lease or survey or drawings", "");
    let asks = "asks that lease is yes or survey is yes or drawings is yes.";
    assert!(told.ends_with(asks), "{told}");
}

/// A condition that is still open is told as it is asked, with what is already out of reach.
#[test]
fn what_is_asked_is_told_whole() {
    let told = reason("lease or survey", r#""lease": "no""#);
    assert!(told.ends_with("asks that lease is yes or survey is yes."), "{told}");
}

/// Time is told in the units in which the rules have it, whatever it is worked out in.
#[test]
fn time_is_told_as_it_was_asked() {
    let answers = r#""start": "2026-04-01", "end": "2026-04-15", "wait": 3, "base year": 2025"#;
    for (needs, told) in [
        (
            "end is after 30 days after start",
            "End 15 April 2026 is on or before 30 days after start (1 May 2026).",
        ),
        (
            "end is after 6 months after start",
            "End 15 April 2026 is on or before 6 months after start (1 October 2026).",
        ),
        (
            "end is at least 2 years after start",
            "End 15 April 2026 is before 2 years after start (1 April 2028).",
        ),
        (
            "start is before 2 weeks before end",
            "Start 1 April 2026 is on or after 14 days before end (1 April 2026).",
        ),
        (
            "end is after wait after start",
            "End 15 April 2026 is on or before wait after start (22 April 2026).",
        ),
        (
            "end - start is at least 60 days",
            "The days from start to end (14 days) is under 60 days.",
        ),
        (
            "months from start to end is at least 3 months",
            "The months from start to end (0 months) is under 3 months.",
        ),
        (
            "years from start to end is at least 1 year",
            "The years from start to end (0 years) is under 1 year.",
        ),
        (
            "weeks from start to end is at least 3 weeks",
            "The weeks from start to end (2 weeks) is under 3 weeks.",
        ),
        ("base year is year of start", "Base year (2025) is not the year of start (2026)."),
        (
            "year of end - base year is at least 5 years",
            "The year of end less base year (1 year) is under 5 years.",
        ),
        (
            "year of end is at least 5 years after base year",
            "The year of end (2026) is before 5 years after base year (2030).",
        ),
    ] {
        assert_eq!(reason(needs, answers), told, "{needs}");
    }
}

#[test]
fn money_for_each_of_something_is_told_as_such() {
    assert_eq!(
        reason("cost / homes is at most £3,000 per home", r#""cost": "£9,000", "homes": 2"#),
        "Cost divided by homes (£4,500 per home) is over £3,000 per home."
    );
}

/// What differs only beyond the decimals that are shown is told with more of them.
#[test]
fn figures_that_look_the_same_are_told_apart() {
    let told = reason("share is at most 10%", r#""share": "10.001%""#);
    assert_eq!(told, "Share 10.001% is over 10%.");
    let told = reason("cost / homes is at least £3 per home", r#""cost": "£8,999", "homes": 3000"#);
    assert_eq!(told, "Cost divided by homes (£2.9997 per home) is under £3 per home.");
}

/// A factor has no unit of its own.
#[test]
fn a_factor_is_a_number() {
    let told = reason("share * 2 is at least 100%", r#""share": "30%""#);
    assert_eq!(told, "Share times 2 (60%) is under 100%.");
}

/// “Nothing but” is so of no place at all, too, and is not “includes”.
#[test]
fn only_is_not_told_as_includes() {
    let told =
        |places: &str| reason("places includes only sea", &format!(r#""places": [{places}]"#));
    assert_eq!(told(r#""sea", "town""#), "Places includes others than sea.");
    assert_eq!(told(r#""sea""#), "Places includes nothing but sea.");
    assert_eq!(told(""), "Places includes nothing but sea.");
}

/// A figure that depends on an open answer is told with what it depends on; then, as it is.
#[test]
fn cases_are_told_while_they_are_open() {
    let needs = "homes is at least (3 homes when lease, 2 homes when survey, otherwise 1 home)";
    assert_eq!(
        reason(needs, ""),
        "Waits for lease, survey and homes; asks that homes is at least 3 homes when lease is yes, \
         2 homes when survey is yes, otherwise 1 home."
    );
    assert_eq!(
        reason(needs, r#""lease": "no""#),
        "Waits for survey and homes; asks that homes is at least 2 homes when survey is yes, otherwise \
         1 home."
    );
    assert_eq!(
        reason(needs, r#""lease": "no", "survey": "yes", "homes": 1"#),
        "Homes (1 home) is under 2 homes."
    );
    // Three are still read aloud.
    let four = "homes is at least (4 homes when lease, 3 homes when survey, 2 homes when drawings, 1 home \
                when cost is given, otherwise 0 homes)";
    assert!(reason(four, "").ends_with("2 homes when drawings is yes, and so on."));
    assert!(
        reason(four, r#""lease": "no""#).ends_with("1 home when cost is given, otherwise 0 homes."),
    );
}

#[test]
fn the_best_few_are_not_told_as_all() {
    let claims = r#""claims": [{"weight": 9, "source": "x"}, {"weight": 4}, {"weight": 3}]"#;
    let told = |needs: &str| reason(needs, claims);
    // 9 and 4 by 2; 3 and 4.
    assert_eq!(
        told("average over claims of weight, best 2 only, or 0 if there are none is at least 7"),
        "The average of weight over claims, best 2 only (6.5) is under 7."
    );
    assert_eq!(
        told("total over claims of weight, worst 2 only is at most 7"),
        "The total of weight over claims, worst 2 only (7) is at most 7."
    );
    assert_eq!(
        told("average over claims of (weight is over 3), or 0 if there are none is at least 70%"),
        "The share of claims for which weight is over 3 (66.67%) is under 70%."
    );
}

/// What is divided by a sum is divided by all of it.
#[test]
fn sums_in_products_stand_in_brackets() {
    let answers = r#""homes": 3, "wait": 2, "cost": "£9""#;
    let told = |needs: &str| reason(needs, answers);
    assert_eq!(
        told("homes / (homes + 1 home) is at least 80%"),
        "Homes divided by (homes plus 1 home) (75%) is under 80%."
    );
    assert_eq!(
        told("homes - (homes - 1 home) is at least 2 homes"),
        "Homes less (homes less 1 home) (1 home) is under 2 homes."
    );
}

/// So many questions are still read aloud.
#[test]
fn of_many_open_questions_three_are_named() {
    let needs = "lease and survey and drawings and cost is given and homes is given";
    let told = reason(needs, "");
    assert!(told.starts_with("Waits for lease, survey, drawings and 2 more; asks"), "{told}");
    let told = reason("lease and survey and drawings", "");
    assert!(told.starts_with("Waits for lease, survey and drawings; asks"), "{told}");
}

/// Who asks what day it is must be told.
#[test]
fn a_missing_day_of_assessment_is_named() {
    let told = reason("start is before today", r#""start": "2026-04-01""#);
    assert_eq!(
        told,
        "Rests on the day of assessment, which is not given; asks that start is before today."
    );
    let told = reason("start is before today", "");
    assert_eq!(told, "Waits for start; asks that start is before today.");
}
