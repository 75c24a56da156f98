//! How much of the score each answer carries.

use super::*;

#[test]
fn what_each_answer_carries_by_hand() {
    let program = small("budget is at least £5");
    let proposal =
        proposal(r#"{"finished": true, "answers": {"cost": "£1", "budget": "£20", "plan": "x"}}"#);
    let found = sensitivity(&program, &proposal);
    // The plan is all of the ten points; the budget holds the check; nothing reads the cost.
    assert_eq!(found.points, "10");
    let told: Vec<_> = found
        .answers
        .iter()
        .map(|it| {
            (it.place.words.as_str(), it.carries.as_str(), it.least.as_str(), it.most.as_str())
        })
        .collect();
    assert_eq!(told, [("plan", "10", "0", "10"), ("budget", "0", "10", "10")]);
    // Without the plan the check is met all the same.
    assert_eq!(found.answers[0].holds, [""; 0]);
    assert_eq!(found.answers[1].holds, ["one"]);
}

/// An answer that was given before it stopped being asked still counts; nobody is advised to change it.
#[test]
fn what_is_no_longer_asked_still_carries_points() {
    let pack = r#"rules "Match"
section "All"
ask matched: yes or no "Is there match funding?"
ask amount: money, from £0 to £100 "How much?"
  when matched
ask note: text "Note"
score s, worth 100 "S"
  3 for amount is at least £10 "Match"
  1 for note is given "Note"
total score, out of 100
  adds s
"#;
    let program = compiled(pack);
    let of = |amount: &str| {
        proposal(&format!(
            r#"{{"finished": true, "answers": {{"matched": "no", "amount": "{amount}", "note": "x"}}}}"#
        ))
    };
    let found = sensitivity(&program, &of("£20")).answers;
    let told: Vec<_> =
        found.iter().map(|it| (it.place.words.as_str(), it.carries.as_str())).collect();
    assert_eq!(told, [("amount", "75"), ("note", "25")]);
    let advice = advise(&program, &of("£5"), &AdviceOptions::default());
    assert!(advice.steps.is_empty(), "{:#?}", advice.steps);
}

const PARTS: &str = r#"rules "Parts"
section "All"
ask cost: money, from £0 to £10m "Cost?"
  fixed
ask budget: money "Budget?"
ask p: percentage, from 0% to 100% "P?"
define paid is budget / (2% of cost)
score s, worth 20 "S"
  4 for paid "Budget"
score t, worth 30 "T"
  2 for p / 40% "P"
  1 for 100% - p "Rest"
total score, out of 50
  adds s, t
"#;

/// A part of a line's points is earned, up to all of them: where that is, is found.
#[test]
fn the_figure_that_earns_all_points_is_found() {
    let program = compiled(PARTS);
    let proposal = proposal(
        r#"{"finished": true, "answers": {"cost": "£1m", "budget": "£5,000", "p": "20%"}}"#,
    );
    let advice = advise(&program, &proposal, &AdviceOptions::default());
    let steps: Vec<_> = advice.steps.iter().map(|it| it.words.as_str()).collect();
    // At 40% all of the first line is earned, and less of the second from there on.
    assert_eq!(
        steps,
        ["Set the budget to £20,000 or more (now £5,000).", "Set the p to 40% (now 20%)."]
    );
    let carried = sensitivity(&program, &proposal).answers;
    let most: Vec<_> = carried.iter().map(|it| it.most.as_str()).collect();
    // 5 and 18 points now: 5 and 26 with another share, 20 and 18 with another budget or cost.
    assert_eq!(most, ["31", "38", "38"]);
}
