//! The next steps, and what is told of them.

use super::*;

const STEPS: &str = r#"rules "Steps"
source G is "Guide"
section "All"
ask start: date, from 1 January 2027 to 31 March 2028 "Start?"
ask stage: one of idea, outline, full "Stage?"
ask due: date, from 1 January 2027 to 31 March 2028 "Due?"
ask size: one of small, large "Size?"
  fixed
ask plan: text "Plan?"
check route "Route"
  needs stage is at least outline
  should [G 1]
  counts as gate
  if not "No."
  to fix "Do."
check in time "In time"
  needs due is on or after start and stage is at least outline
  should [G 1]
  counts as minor
  if not "No."
  to fix "Do."
check sized "Sized"
  needs size is given
  should [G 1]
  counts as gate
  if not "No."
  to fix "Say."
check planned "A large one has a plan"
  applies when size is large
  needs plan is given
  should [G 1]
  counts as major
  if not "No."
  to fix "Plan."
score s, worth 10 "S"
  5 for size is large "Large"
total score, out of 10
  adds s
verdict
  bad when any gate is not met
  fair when any major is not met
  fine otherwise
"#;

/// What is told of a step is so of all answers that are told with it.
#[test]
fn a_step_claims_no_more_than_it_keeps() {
    let program = compiled(STEPS);
    let advice = |answers: &str| {
        let proposal = proposal(&format!(r#"{{"answers": {{{answers}}}}}"#));
        advise(&program, &proposal, &AdviceOptions::default())
    };
    // Beside the gate it opens the check of the dates only where they fit.
    let found = advice(r#""start": "2027-09-30", "size": "small""#);
    let both = found.steps.iter().find(|step| step.after.opens == ["route", "in time"]).unwrap();
    assert_eq!(
        both.words,
        "Give the due: 30 September 2027 or later and give the stage: outline or full."
    );
    // Small gives no points, and large breaks a check: as a fact it is only asked for.
    let found = advice(r#""start": "2027-09-30", "due": "2027-10-01", "stage": "full""#);
    assert_eq!(found.steps, []);
    let [sized] = found.checks.as_slice() else { panic!("{:#?}", found.checks) };
    assert_eq!((sized.fixes[0].words.as_str(), sized.ask.as_slice()), ("Give the size.", &[][..]));
    let after = &sized.fixes[0].after;
    assert_eq!(
        (after.opens.as_slice(), after.breaks.as_slice()),
        (&["sized".to_owned()][..], &[][..])
    );
    // No gate is left, and a major check may be.
    assert_eq!((after.gained.as_str(), after.verdict.as_deref()), ("0", Some("fair")));
}

/// Nothing that counts is better for it: what is minor keeps nobody from being ready, and has no points.
#[test]
fn what_mends_only_what_is_minor_is_no_next_step() {
    let pack = one_check("budget is at least £5").replace("as gate", "as minor");
    let proposal = proposal(r#"{"finished": true, "answers": {"budget": "£1", "plan": "x"}}"#);
    let advice = advise(&compiled(&pack), &proposal, &AdviceOptions::default());
    assert_eq!(advice.checks[0].fixes[0].words, "Set the budget to £5 or more (now £1).");
    assert_eq!(advice.steps, []);
    // What is major is better met, but not for ten points.
    let steps = |pack: &str| -> Vec<String> {
        let advice = advise(&compiled(pack), &proposal, &AdviceOptions::default());
        advice.steps.into_iter().map(|it| it.words).collect()
    };
    let pack = pack.replace("as minor", "as major");
    assert_eq!(steps(&pack), ["Set the budget to £5 or more (now £1)."]);
    let pack = pack.replace("1 for plan is given", "1 for budget is under £5");
    assert_eq!(steps(&pack), [""; 0]);
}

/// As long as further claims may come, one of them may have no output; ten points for a plan are certain.
#[test]
fn a_step_says_whether_it_helps_whatever_else_is_answered() {
    let program = small("all claims have output is given");
    for finished in [false, true] {
        let json = format!(
            r#"{{"finished": {finished}, "answers": {{"claims": [{{"role": "primary"}}]}}}}"#
        );
        let steps = advise(&program, &proposal(&json), &AdviceOptions::default()).steps;
        let told: Vec<_> = steps.iter().map(|it| (it.words.as_str(), it.certain)).collect();
        assert_eq!(told, [("Give the output of claim 1.", finished), ("Give the plan.", true)]);
    }
}

#[test]
fn what_was_tried_is_counted() {
    // At the least the answers as they are, and with the plan that is advised.
    let advice = advice("plan is given", "", &[]);
    assert!(advice.effort.weighed >= 2 && !advice.effort.stopped, "{:?}", advice.effort);
    // The answers as they are, and without each of the two.
    let proposal = proposal(r#"{"answers": {"budget": "£20", "plan": "x"}}"#);
    let found = sensitivity(&small("budget is at least £5"), &proposal);
    assert!(found.answers.len() == 2 && found.effort.weighed >= 3, "{:?}", found.effort);
}

/// Deleting claims raises the score: DOMAIN's best demonstration.
#[test]
fn the_vouchers_are_told_to_keep_one_claim() {
    let advice = advise(&emcca(), &sample("vouchers-eleven-outcomes"), &AdviceOptions::default());
    let best = &advice.steps[0];
    assert_eq!(best.words, "Make claims 2 to 11 secondary.");
    assert_eq!(best.after.verdict.as_deref(), Some("ready"));
    assert_eq!(best.after.gates, ["baselines shown", "targets shown"]);
    // What the same proposal scores with ten claims made secondary by hand.
    let refocused = weighup_engine::assess(&emcca(), &sample("vouchers-refocused"));
    assert_eq!(best.after.points, refocused.total.unwrap().points.as_it_stands);
}

#[test]
fn warm_streets_is_told_to_secure_its_funding() {
    let advice = advise(&emcca(), &sample("warm-streets"), &AdviceOptions::default());
    let check = advice.checks.iter().find(|it| it.id == "funding secured enough").unwrap();
    assert_eq!(check.fixes[0].words, "Set the funding secured to 75% or more (now 60%).");
    assert_eq!(check.fixes[0].after.verdict.as_deref(), Some("ready"));
    let tier = advice.levels.iter().find(|it| it.id == "evidence tier").unwrap();
    let words = |step: &Option<weighup_engine::advice::result::LevelMove>| {
        step.as_ref().map(|step| step.fix.words.clone()).unwrap_or_default()
    };
    assert_eq!(
        words(&tier.up),
        "If public cost were £20,000,000 or more, evidence tier would be T4."
    );
    assert_eq!(
        words(&tier.down),
        "If public cost were under £5,000,000, evidence tier would be T2 or below."
    );
}

const BLANKS: &str = r#"rules "Blanks"
source G is "Guide"
section "All"
ask start: date "Start?"
ask end: date "End?"
ask size: number, from 1 to 9 "Size?"
check dated "It is dated"
  needs start is given and end is given and size is given
  should [G 1]
  counts as gate
  if not "No."
  to fix "Date it."
check in order "It ends after it starts"
  applies when start is given and end is given
  needs end is after start
  should [G 1]
  counts as major
  if not "No."
  to fix "Mend it."
check described "It is described"
  applies when size is given
  needs end is not given
  should [G 1]
  counts as minor
  if not "No."
  to fix "Mend it."
score s, worth 10 "S"
  1 for 1 when size is at least 5, 0.5 when size is given, otherwise 0 "Size"
total score, out of 10
  adds s
verdict
  bad when any gate is not met
  fair when any major is not met
  fine otherwise
"#;

/// Where any answer will do, none is made up, and no more is told than holds of all.
#[test]
fn no_figures_are_made_up() {
    let program = compiled(BLANKS);
    let blank = proposal(r#"{"answers": {}}"#);
    let advice = advise(&program, &blank, &AdviceOptions::default());
    let step = advice.steps.iter().find(|step| step.after.opens == ["dated"]).unwrap();
    assert_eq!(step.words, "Give the start, the end and the size.");
    // Half the points at least; whether it ends after it starts is open, but the last check is broken.
    let after = &step.after;
    assert_eq!(
        (after.gained.as_str(), after.breaks.as_slice()),
        ("5", &["described".to_owned()][..])
    );
    assert_eq!(after.verdict.as_deref(), Some("fair"));
}
