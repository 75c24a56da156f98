//! `weigh advise`, `weigh sensitivity` and `weigh compare`: what is read aloud.

mod common;

use common::{stderr, stdout, weigh, written};

const RULES: &str = r#"rules "Small grants"
source G is "Guide"
section "All"
ask cost: money, from £0 to £10m "What does it cost?"
  fixed
ask budget: money "What is set aside?"
ask plan: text "What is the plan?"
define share is 2%
level band: small, large "Size"
| cost               | band  |
| under £250,000     | small |
| £250,000 or more   | large |
check funded "Evaluation is paid for"
  applies always
  needs budget is at least share of cost
  should [G 1]
  counts as gate
  if not "{budget} is set aside."
  to fix "Set aside {share of cost}."
score s, worth 10 "S"
  1 for plan is given "Plan"
  4 for funded is met "Paid"
total score, out of 10
  adds s
verdict
  not ready when any gate is not met
  ready otherwise
"#;

#[cfg(test)]
fn run(arguments: &[&str]) -> String {
    let output = weigh(arguments);
    assert_eq!(stderr(&output), "");
    assert!(output.status.success());
    stdout(&output)
}

#[cfg(test)]
fn files(name: &str) -> [String; 3] {
    let file = |ending: &str, text: &str| {
        written(&format!("{name}{ending}"), text).to_string_lossy().into_owned()
    };
    let first = r#"{"title": "Bus stops", "finished": true, "answers": {"cost": "£184,000", "budget": "£100"}}"#;
    let second = r#"{"title": "Bus stops", "finished": true, "answers": {"cost": "£184,000", "budget": "£3,680", "plan": "Count them"}}"#;
    [file(".weigh", RULES), file("-1.json", first), file("-2.json", second)]
}

#[test]
fn advice_is_read_aloud() {
    let [rules, proposal, _] = files("advised");
    assert_eq!(
        run(&["advise", &rules, &proposal]),
        "Bus stops\n\
         \n\
         What helps most\n\
         \x20 1. Set the budget to £3,680 or more (now £100).\n\
         \x20    8 points more, 8 in all; no longer in the way: “Evaluation is paid for”; verdict: ready\n\
         \x20 2. Give the plan.\n\
         \x20    2 points more, 2 in all; verdict: not ready\n\
         \n\
         What would meet each check that is not met as it stands\n\
         \x20 Evaluation is paid for (gate)\n\
         \x20   Set the budget to £3,680 or more (now £100).\n\
         \n\
         What would move a level\n\
         \x20 Size: small\n\
         \x20   If cost were £250,000 or more, size would be large.\n"
    );
    let locked = run(&["advise", &rules, &proposal, "--lock", "/answers/budget"]);
    assert!(
        locked.contains("Nothing helps: no answer that may be changed would meet it."),
        "{locked}"
    );
    assert!(!locked.contains("budget"), "{locked}");
}

#[test]
fn what_answers_carry_is_read_aloud() {
    let [rules, _, proposal] = files("carried");
    assert_eq!(
        run(&["sensitivity", &rules, &proposal]),
        "Bus stops\n\
         10 points as it stands\n\
         \n\
         What each answer carries\n\
         \x20 cost                                                   8  without it not met: “Evaluation is paid for”\n\
         \x20 budget                                                 8  without it not met: “Evaluation is paid for”\n\
         \x20 plan                                                   2\n"
    );
}

#[test]
fn differences_are_read_aloud() {
    let [rules, first, second] = files("compared");
    assert_eq!(
        run(&["compare", &rules, &first, &second]),
        "Answers\n\
         \x20 budget: £100 → £3,680\n\
         \x20 plan: now Count them\n\
         \n\
         Verdict: not ready → ready\n\
         \x20   rests on budget\n\
         \n\
         Score: 0 → 10 (10 more)\n\
         \x20   rests on budget, plan\n\
         \n\
         Checks\n\
         \x20 Evaluation is paid for: not met → met\n\
         \x20   rests on budget\n\
         \n\
         Scores\n\
         \x20 S: 0 → 10 (10 more)\n\
         \x20   rests on budget, plan\n"
    );
    assert_eq!(run(&["compare", &rules, &first, &first]), "The answers are the same.\n");
}

#[test]
fn items_are_added_and_removed() {
    let file = |name: &str, text: &str| written(name, text).to_string_lossy().into_owned();
    let rules = "rules \"Stops\"\nsection \"All\"\nask stops: list of stop, up to 3 \"Which?\"\n  \
                 has street: text \"Where?\"\n    for the record\nscore s, worth 10 \"S\"\n  \
                 1 for stops is given \"Stops\"\n";
    let rules = file("stops.weigh", rules);
    let one = file("one.json", r#"{"answers": {"stops": [{"street": "High Street"}]}}"#);
    let none = file("none.json", r#"{"answers": {}}"#);
    let answers = |before: &str, after: &str| {
        let told = run(&["compare", &rules, before, after]);
        told.lines().take(2).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(answers(&none, &one), "Answers\n  Stop 1: added");
    assert_eq!(answers(&one, &none), "Answers\n  Stop 1: removed");
}
