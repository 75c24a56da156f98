//! Which open questions may still make a difference, and why the others need no answer: those that
//! decide what is asked, and those that are not asked.

mod common;

use common::compile_pack;
use serde_json::{Value, json};
use weighup_engine::{Assessment, Entry, Proposal, advise, assess, assessment::Answer};

const RULES: &str = r#"
rules "Small works"
  edition 1
  status illustrative
source GUIDE is "The guide"
section "The works"

ask large: yes or no "Are they large?"
ask phases: list of phase, up to 3 "Which phases?"
  when large
  has let: yes or no "Is it let?"
  has price: money "At what price?"
    when let

ask works for each phase: list of work, up to 2 "Which works?"
  when let
  has depth: number "How deep?"

check phased "There is a phase"
  needs phases is given
  should [GUIDE 1]
  counts as major
  if not "No phase."
  to fix "Add one."

check affordable "Each phase is affordable"
  needs every phase has price is at most £5
  should [GUIDE 2]
  counts as major
  if not "Too dear."
  to fix "Spend less."

check shallow "No work is deep"
  needs every phase has (every work has depth is at most 3)
  should [GUIDE 3]
  counts as major
  if not "Too deep."
  to fix "Dig less."
"#;

#[cfg(test)]
fn proposal(answers: &Value) -> Proposal {
    let proposal = json!({ "answers": answers });
    Proposal::from_entry(serde_json::from_value::<Entry>(proposal).unwrap())
}

#[cfg(test)]
fn assessed(answers: &Value) -> Assessment {
    let compiled = compile_pack("needed.weigh", RULES);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    assess(&program, &proposal(answers))
}

/// The open questions of which this is said, each with why it is not needed.
#[cfg(test)]
fn told(answers: &Value, needed: Answer) -> Vec<String> {
    let questions = assessed(answers).questions;
    let told = questions.iter().filter(|it| it.needed == Some(needed));
    told.map(|it| format!("{} {}", it.pointer, it.why_not).trim().to_owned()).collect()
}

#[test]
fn what_decides_whether_a_list_is_asked_may_be_needed() {
    assert_eq!(told(&json!({}), Answer::CannotTell), ["/answers/large"]);
    // Of items that are there the fields count.
    let one = json!({ "phases": [{ "let": true, "works": [] }] });
    assert_eq!(told(&one, Answer::Yes), ["/answers/phases/0/price", "/answers/phases/0/works"]);
    assert_eq!(told(&one, Answer::CannotTell), ["/answers/large"]);
}

#[test]
fn what_decides_whether_a_field_is_asked_may_be_needed() {
    let one = json!({ "large": true, "phases": [{ "price": "£4" }] });
    assert_eq!(told(&one, Answer::Yes), ["/answers/phases/0/works"]);
    assert_eq!(told(&one, Answer::CannotTell), ["/answers/phases/0/let"]);
}

#[test]
fn what_decides_nothing_is_not_needed() {
    // Too dear and too deep: nothing that is asked by “let” makes a difference any more.
    let one = json!({ "phases": [{ "price": "£9", "works": [{ "depth": 9 }] }] });
    assert_eq!(
        told(&one, Answer::No),
        [
            "/answers/large nothing that is still open rests on it",
            "/answers/phases/0/let nothing that is still open rests on it",
        ]
    );
}

#[test]
fn what_is_not_asked_is_neither_needed_nor_waited_for() {
    let one = json!({ "large": true, "phases": [{ "let": false }] });
    let not_asked = ["/answers/phases/0/price because let is no"];
    assert_eq!(told(&one, Answer::No)[..1], not_asked);
    let assessment = assessed(&one);
    let next: Vec<_> = assessment.next.iter().map(|it| it.place.pointer.as_str()).collect();
    assert_eq!(next, ["/answers/phases/-"]);
    let waits = |answers: &Value| {
        let waits = assessed(answers).checks.into_iter().map(|it| it.waits_for);
        waits.flatten().map(|it| it.pointer).collect::<Vec<_>>()
    };
    assert_eq!(waits(&one), ["/answers/phases/-"; 2]);
    assert_eq!(waits(&json!({ "large": false })), [""; 0]);
    let reason = &assessed(&json!({ "large": false })).checks[0].reason;
    assert_eq!(
        reason,
        "Rests on something that stays blank; asks that there is at least one phase."
    );
}

#[test]
fn no_item_is_advised_where_none_is_asked_for() {
    let compiled = compile_pack("needed.weigh", RULES);
    let program = compiled.program.unwrap();
    let small = json!({ "large": false, "phases": [{ "let": true, "works": [{ "depth": 9 }] }] });
    let advice = advise(&program, &proposal(&small), &Default::default());
    let fixes = advice.checks.iter().flat_map(|check| &check.fixes);
    let changes = fixes.flat_map(|fix| &fix.changes).flat_map(|it| &it.places);
    assert_eq!(changes.count(), 0);
}

const ASKED: &str = r#"
rules "Asked"
source GUIDE is "The guide"
section "All"
ask large: yes or no "Is it large?"
ask plan: text "What is the plan?"
ask lease: yes or no "Is there a lease?"
  when large

check let "It is let"
  needs plan is given or lease
  should [GUIDE 1]
  counts as major
  if not "No."
  to fix "Mend."
"#;

/// A question may be asked and still not matter: then it is not said that it is not asked.
#[test]
fn what_is_asked_and_makes_no_difference_is_told_so() {
    let compiled = compile_pack("asked.weigh", ASKED);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let lease = |answers: &Value| {
        let questions = assess(&program, &proposal(answers)).questions;
        let lease = questions.into_iter().find(|it| it.pointer == "/answers/lease").unwrap();
        (lease.needed, lease.why_not)
    };
    let no = |why: &str| (Some(Answer::No), why.to_owned());
    assert_eq!(lease(&json!({ "large": true })), (Some(Answer::Yes), String::new()));
    assert_eq!(
        lease(&json!({ "large": true, "plan": "x" })),
        no("nothing that is still open rests on it")
    );
    assert_eq!(lease(&json!({ "large": false })), no("because large is no"));
}

const CHECKS: &str = r#"
rules "Checks"
source GUIDE is "The guide"
section "All"
ask plan: text "What is the plan?"
ask sound: yes or no "Is it sound?"
ask lease: yes or no "Is there a lease?"

check first "First"
  needs plan is given
  should [GUIDE 1]
  counts as major
  if not "No."
  to fix "Mend."

check second "Second"
  applies when sound
  needs plan is given
  should [GUIDE 2]
  counts as major
  if not "No."
  to fix "Mend."

check third "Third"
  applies when lease
  needs plan is given
  should [GUIDE 3]
  counts as major
  if not "No."
  to fix "Mend."

check all "All"
  needs first is met and second is required and third is required
  should [GUIDE 4]
  counts as major
  if not "No."
  to fix "Mend."
"#;

/// Who asks about several checks waits for what each of them waits for.
#[test]
fn all_checks_that_are_asked_about_are_waited_for() {
    let compiled = compile_pack("checks.weigh", CHECKS);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let all = |answers: &Value| {
        let check = assess(&program, &proposal(answers)).checks.remove(3);
        let facts = check.facts.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(", ");
        let waits: Vec<_> = check.waits_for.into_iter().map(|it| it.words).collect();
        (waits.join(", "), facts)
    };
    let told = |waits: &str| (waits.to_owned(), "plan, sound, lease".to_owned());
    assert_eq!(all(&json!({})), told("plan, sound, lease"));
    assert_eq!(all(&json!({ "plan": "x" })), told("sound, lease"));
    assert_eq!(all(&json!({ "plan": "x", "sound": true })), told("lease"));
}
