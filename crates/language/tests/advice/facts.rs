//! What stays as it is: what is locked, and facts of the world.

use super::*;

#[test]
fn what_is_locked_or_a_fact_stays() {
    // Either would do; the cost is a fact of the world.
    let answers = r#""cost": "£184,000", "budget": "£100""#;
    let needs = "budget is at least share of cost";
    assert_eq!(fixes(needs, answers, &["/answers/budget"]), [""; 0]);
    let stuck = advice(needs, answers, &["/answers/budget"]);
    assert_eq!(stuck.checks[0].search, Search::NothingHelps);
    // A blank fact may be asked for where any answer will do, and is never invented.
    assert_eq!(first("cost is given", ""), "Give the cost.");
    let unknown = advice("cost is at most £5", "", &[]);
    let unknown = &unknown.checks[0];
    assert_eq!((unknown.fixes.as_slice(), unknown.search), (&[][..], Search::NothingFound));
    assert_eq!(
        first("listed is yes or risk is low", r#""listed": "no", "risk": "high""#),
        "Set the risk to low (now high)."
    );
    // A list that is locked gets no further item.
    assert_eq!(fixes("claims is given", "", &["/answers/claims"]), [""; 0]);
}

#[test]
fn a_lock_that_leads_nowhere_is_told() {
    let advice = advice("plan is given", "", &["/answers/claim/0", "/answers/plan"]);
    let told: Vec<_> =
        advice.problems.iter().map(|it| (it.code.as_str(), it.pointer.as_str())).collect();
    assert_eq!(told, [("A103", "/answers/claim/0")]);
}

/// That it were listed would do; but nobody is told what the facts are.
#[test]
fn a_fact_that_is_not_given_hides_no_other_way() {
    assert_eq!(
        first("listed or (plan is given and risk is low)", r#""risk": "high""#),
        "Give the plan and set the risk to low (now high)."
    );
}
