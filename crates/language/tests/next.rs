//! What to answer next: the answer first that settles most, by itself or with others.

mod common;

use common::compile_pack;
use weighup_engine::{Entry, Proposal, assess};

const HEAD: &str = r#"
rules "Small works"
  edition 1
  status illustrative
source GUIDE is "The guide"
section "The works"
"#;

/// The questions to answer next, after these answers.
#[cfg(test)]
fn next(rules: &str, answers: &[(&str, &str)]) -> Vec<String> {
    let compiled = compile_pack("next.weigh", &format!("{HEAD}{rules}"));
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let mut proposal = Proposal::default();
    for (question, answer) in answers {
        proposal.answers.insert((*question).to_owned(), Entry::Text((*answer).to_owned()));
    }
    assess(&program, &proposal).next.into_iter().map(|next| next.place.words).collect()
}

/// A check of this weight.
#[cfg(test)]
fn check(name: &str, needs: &str, weight: &str) -> String {
    format!(
        "check {name} \"{name}\"\n  needs {needs}\n  should [GUIDE 1]\n  counts as {weight}\n  \
         if not \"No.\"\n  to fix \"Yes.\"\n"
    )
}

const PLANS: &str = r#"
ask lease: yes or no "Is there a lease?"
ask survey: yes or no "Is there a survey?"
ask drawings: yes or no "Are there drawings?"
"#;

#[test]
fn what_settles_more_by_itself_comes_first() {
    // “survey” settles its check either way; the others settle theirs only one way.
    let rules = PLANS.to_owned()
        + &check("site known", "lease and drawings", "major")
        + &check("ground known", "survey", "major");
    assert_eq!(next(&rules, &[]), ["survey", "lease", "drawings"]);
    // With one of them answered, so that the other settles the check, too, the order is that of the
    // rules.
    assert_eq!(next(&rules, &[("lease", "yes")]), ["drawings", "survey"]);
    assert_eq!(next(&rules, &[("lease", "no")]), ["survey"]);
}

/// Each has the same share in the check; the drawings alone may meet it.
#[test]
fn of_those_that_settle_one_thing_it_is_the_one_that_may_do_so_alone() {
    let rules = PLANS.to_owned() + &check("site known", "(lease and survey) or drawings", "major");
    assert_eq!(next(&rules, &[]), ["drawings", "lease", "survey"]);
    let rules = PLANS.to_owned()
        + "ask cost: money \"What does it cost?\"\n"
        + &check("site known", "(lease and survey) or cost is at least £100,000", "major");
    assert_eq!(next(&rules, &[]), ["cost", "lease", "survey"]);
}

#[test]
fn figures_are_tried_on_both_sides_of_what_they_are_compared_with() {
    // Half of the major check waits for each of two answers. A survey settles it in one of two cases, a
    // cost in one of three: none at all and a little less than the million do not. The minor check
    // weighs less than a half and a third of a major one.
    let rules = "ask cost: money \"What does it cost?\"\n".to_owned()
        + PLANS
        + &check("site known", "lease", "minor")
        + &check("ground known", "cost is over £1m or survey", "major");
    assert_eq!(next(&rules, &[]), ["survey", "cost", "lease"]);
}

#[test]
fn what_weighs_more_comes_first() {
    let rules = PLANS.to_owned()
        + &check("site known", "lease", "minor")
        + &check("ground known", "survey", "major")
        + &check("look known", "drawings", "gate");
    assert_eq!(next(&rules, &[]), ["drawings", "survey", "lease"]);
}

#[test]
fn levels_come_before_checks() {
    let rules = r#"
ask lease: yes or no "Is there a lease?"
ask cost: money, from £0 to £1m "What does it cost?"
level size: small, large "Size"
  is small when cost is under £100,000, otherwise large
"#
    .to_owned()
        + &check("site known", "lease", "gate");
    assert_eq!(next(&rules, &[]), ["cost", "lease"]);
}

/// Where no answer settles anything by itself, those count that most waits for.
#[test]
fn what_only_several_answers_settle_is_shared_among_them() {
    let rules = r#"
ask lease: yes or no "Is there a lease?"
ask first part: money, from £0 to £1m "What does the first part cost?"
ask second part: money, from £0 to £1m "What does the second part cost?"
define cost is first part + second part
"#
    .to_owned()
        + &check("affordable", "cost is at most £1m", "gate")
        + &check("site known", "lease", "minor");
    let expected = ["first part", "second part", "lease"];
    assert_eq!(next(&rules, &[]), expected);
    assert_eq!(next(&rules, &[("first part", "£0")]), ["lease"]);
}

#[test]
fn nothing_is_asked_when_nothing_is_open() {
    let rules = PLANS.to_owned() + &check("ground known", "survey", "major");
    assert!(next(&rules, &[("survey", "yes")]).is_empty());
}
