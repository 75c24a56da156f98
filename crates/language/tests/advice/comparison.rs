//! Two proposals side by side.

use super::*;

/// Everything else being equal, what differs between the two samples is what rests on the roles.
#[test]
fn a_comparison_names_what_each_difference_rests_on() {
    let found =
        compare(&emcca(), &sample("vouchers-eleven-outcomes"), &sample("vouchers-refocused"));
    // Beside what they are called.
    let is_role = |pointer: &str| pointer.ends_with("/role");
    let roles = found.answers.iter().filter(|it| is_role(&it.place.pointer)).count();
    assert_eq!((roles, found.answers.len()), (10, 11));
    // No single claim makes the difference: all ten do.
    let focused = found.checks.iter().find(|it| it.id == "focused").unwrap();
    assert!(focused.rests_on.len() == 10 && focused.rests_on.iter().all(|it| is_role(&it.pointer)));
    let verdict = found.verdict.unwrap();
    assert_eq!((verdict.before.as_str(), verdict.after.as_str()), ("not ready", "ready"));
    assert!(found.levels.is_empty());
    let same = compare(&emcca(), &sample("warm-streets"), &sample("warm-streets"));
    assert!(same.answers.is_empty() && same.checks.is_empty() && same.scores.is_empty());
}

#[test]
fn a_comparison_of_few_answers_by_hand() {
    let program = small("budget is at least share of cost and plan is given");
    let before = proposal(r#"{"finished": true, "answers": {"cost": "£1,000", "budget": "£10"}}"#);
    let after = proposal(
        r#"{"finished": true, "answers": {"cost": "1000", "budget": "£20", "plan": "x",
            "claims": [{"role": "primary"}]}}"#,
    );
    let found = compare(&program, &before, &after);
    let told: Vec<_> = found.answers.iter().map(|it| it.place.words.as_str()).collect();
    assert_eq!(told, ["budget", "plan", "Claim 1"]);
    // The points rest on the plan alone; the check on both of what it needs.
    let on = |places: &[weighup_engine::assessment::Place]| -> Vec<String> {
        places.iter().map(|it| it.words.clone()).collect()
    };
    assert_eq!(on(&found.total.unwrap().rests_on), ["plan"]);
    assert_eq!(on(&found.checks[0].rests_on), ["budget", "plan"]);
}

const VOTES: &str = r#"rules "Votes"
source G is "Guide"
section "All"
ask a: yes or no "A?"
ask b: yes or no "B?"
ask c: yes or no "C?"
ask d: yes or no "D?"
  for the record
define n is (1 when a, otherwise 0) + (1 when b, otherwise 0) + (1 when c, otherwise 0)
check one "One"
  needs b
  should [G 1]
  counts as major
  if not "No."
  to fix "Mend."
check two "Two"
  needs n is at least 2
  should [G 1]
  counts as gate
  if not "No."
  to fix "Mend."
verdict
"#;

/// A verdict rests on what its own rows ask for; what changes beside it makes no difference.
#[test]
fn a_verdict_rests_on_what_decides_it() {
    let verdict = |rows: &str, before: &str, after: &str| {
        let pack = format!("{VOTES}{rows}");
        let compiled = compile_pack("verdict.weigh", &pack);
        let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
        let of =
            |answers: &str| proposal(&format!(r#"{{"finished": true, "answers": {{{answers}}}}}"#));
        let found = compare(&program, &of(before), &of(after)).verdict.unwrap();
        let on: Vec<_> = found.rests_on.iter().map(|it| it.words.clone()).collect();
        (found.before, found.after, on.join(", "))
    };
    let told = |(before, after, on): (String, String, String)| format!("{before}, {after}: {on}");
    let (no, yes) = (r#""a": "no", "b": "no", "c": "no""#, r#""a": "yes", "b": "yes", "c": "yes""#);
    // None of them by itself: all that the row reads.
    let count = "  poor when n is under 2\n  good otherwise\n";
    assert_eq!(told(verdict(count, no, yes)), "poor, good: a, b, c");
    // Nor here: all that the checks read.
    let (no, yes) = (format!(r#"{no}, "d": "no""#), format!(r#"{yes}, "d": "yes""#));
    let gates = "  poor when any gate is not met\n  good otherwise\n";
    assert_eq!(told(verdict(gates, &no, &yes)), "poor, good: a, b, c");
    // “b” leads elsewhere by itself.
    let rows = "  bad when a\n  poor when any major is not met\n  good otherwise\n";
    assert_eq!(told(verdict(rows, &no, r#""a": "yes", "b": "yes", "c": "no""#)), "poor, bad: a");
}

const SHOWN: &str = r#"rules "Shown"
source G is "Guide"
section "All"
ask cost: money "Cost?"
ask homes: number of homes "Homes?"
ask trees: yes or no "Are trees felled?"
ask planting: yes or no "Are as many planted?"
show cost / homes "Cost of a home"
tension homes against nature "Homes against nature"
  arises when trees
  answered when planting
"#;

#[test]
fn figures_and_tensions_are_compared() {
    let program = compiled(SHOWN);
    let before = proposal(r#"{"answers": {"cost": "£1,000", "homes": 4, "trees": "no"}}"#);
    let after = proposal(r#"{"answers": {"cost": "£1,000", "homes": 5, "trees": "yes"}}"#);
    let found = compare(&program, &before, &after);
    let [figure] = found.figures.as_slice() else { panic!("{:#?}", found.figures) };
    assert_eq!((figure.before.as_str(), figure.after.as_str()), ("£250 per home", "£200 per home"));
    assert_eq!(figure.rests_on[0].words, "homes");
    let [tension] = found.tensions.as_slice() else { panic!("{:#?}", found.tensions) };
    assert_eq!((tension.arose, tension.arises), (Answer::No, Answer::Yes));
    assert_eq!(
        (tension.was_answered, tension.answered),
        (Some(Answer::CannotTell), Some(Answer::CannotTell))
    );
    assert_eq!((figure.rests_on.len(), tension.rests_on.len()), (1, 1));
    assert_eq!(tension.rests_on[0].words, "trees");
}

/// Where none of the answers changes a figure by itself, it rests on all that it reads, and on no others.
#[test]
fn a_figure_rests_on_what_it_reads() {
    let pack = format!(
        "{VOTES}  good otherwise\nask e: yes or no \"E?\"\nshow (1 when n is at least 2, otherwise 0) \
         \"Carried\"\n"
    );
    let program = compiled(&pack);
    let all = |answer: &str| {
        let given = ["a", "b", "c", "e"].map(|name| format!(r#""{name}": "{answer}""#));
        proposal(&format!(r#"{{"answers": {{{}}}}}"#, given.join(", ")))
    };
    let found = compare(&program, &all("no"), &all("yes"));
    let on: Vec<_> = found.figures[0].rests_on.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(on, ["a", "b", "c"]);
}

#[test]
fn an_item_that_only_one_proposal_has_is_told_as_such() {
    let program = small("plan is given");
    let with = |claims: &str| proposal(&format!(r#"{{"answers": {{"claims": [{claims}]}}}}"#));
    let (one, two) = (with(r#"{"role": "primary"}"#), with(r#"{"role": "primary"}, {}"#));
    let told = |before: &Proposal, after: &Proposal| {
        let found = compare(&program, before, after).answers;
        let [only] = found.as_slice() else { panic!("{found:#?}") };
        assert!(only.is_item);
        (only.place.words.clone(), only.before.clone(), only.after.clone())
    };
    let (place, claim) = ("Claim 2".to_owned(), Some("claim".to_owned()));
    assert_eq!(told(&one, &two), (place.clone(), None, claim.clone()));
    assert_eq!(told(&two, &one), (place, claim, None));
}

/// Either would have been enough: one claim fewer or more, or a plan.
#[test]
fn an_item_more_or_less_may_make_the_difference() {
    for (needs, before, after, item) in [
        ("count of claims is at most 1", r#""claims": [{}, {}]"#, r#""claims": [{}]"#, "Claim 2"),
        ("count of claims is at least 2", r#""claims": [{}]"#, r#""claims": [{}, {}]"#, "Claim 2"),
        ("claims is given", r#""budget": "£1""#, r#""budget": "£1", "claims": [{}]"#, "Claim 1"),
    ] {
        let program = small(&format!("{needs} or plan is given"));
        let before = proposal(&format!(r#"{{"finished": true, "answers": {{{before}}}}}"#));
        let after =
            proposal(&format!(r#"{{"finished": true, "answers": {{{after}, "plan": "x"}}}}"#));
        let found = compare(&program, &before, &after);
        let on: Vec<_> = found.checks[0].rests_on.iter().map(|it| it.words.as_str()).collect();
        assert_eq!(on, ["plan", item], "{needs}");
    }
}
