//! Several answers at once, and which of several ways goes first.

use super::*;

/// The sets that rules name are tried, and these have no answer that is not asked for.
#[test]
fn options_that_rules_name_are_chosen_together() {
    let needs =
        "places includes all of south, city and places includes none of north, east, west, coast";
    assert_eq!(first(needs, ""), "Give the places: south, city.");
}

/// Both are four times as far away, and the budget is asked first; but then it is too large.
#[test]
fn what_breaks_nothing_goes_first() {
    let other = "check two \"Two\"\n  needs budget is under £20\n  should [G 1]\n  counts as minor\n  \
                 if not \"No.\"\n  to fix \"Mend.\"\nscore s,";
    let pack =
        one_check("budget is at least £50 or homes is at least 5").replace("score s,", other);
    let proposal = proposal(r#"{"finished": true, "answers": {"budget": "£10", "homes": 1}}"#);
    let advice = advise(&compiled(&pack), &proposal, &AdviceOptions::default());
    let told = advice.checks[0].fixes.iter();
    let told: Vec<_> = told.map(|it| (it.words.as_str(), it.after.breaks.as_slice())).collect();
    assert_eq!(
        told,
        [
            ("Set the homes to 5 homes or more (now 1 home).", &[][..]),
            ("Set the budget to £50 or more (now £10).", &["two".to_owned()]),
        ]
    );
}

/// Two items of which nothing is said are less than an item of which two things are said.
#[test]
fn what_touches_less_goes_first() {
    let needs = "any of claims have (role is primary and output is given) \
                 or (count of claims is at least 2 and any of claims have stages is given)";
    let answers = r#""claims": [{"role": "secondary", "output": "x"}]"#;
    assert_eq!(
        fixes(needs, answers, &["/answers/claims/0/role"]),
        ["Add a claim and add a stage to claim 1.", "Add a claim with role primary and an output."]
    );
}

#[test]
fn several_answers_where_one_is_not_enough() {
    // Two of the three; the budget first, in the order of the form.
    let needs = "budget is at least £5 and risk is low and homes is at least 2";
    let answers = r#""budget": "£1", "risk": "high", "homes": 2"#;
    assert_eq!(
        first(needs, answers),
        "Set the budget to £5 or more (now £1) and set the risk to low (now high)."
    );
    // Any budget is one that is given, but only some are enough.
    let needs = "budget is given and budget is at least £5 and plan is given and risk is low";
    assert_eq!(
        first(needs, ""),
        "Give the plan, give the budget: £5 or more and give the risk: low."
    );
    // None includes nothing but the city, either.
    let needs = "places includes only city and plan is given and risk is low";
    assert_eq!(
        first(needs, ""),
        "Give the plan, give the places: city or none and give the risk: low."
    );
    // What is counted has no parts that could be gone through one by one.
    let points = "(1 when plan is given, otherwise 0) + (1 when risk is low, otherwise 0)";
    assert_eq!(
        first(&format!("{points} is at least 2"), r#""risk": "high""#),
        "Give the plan and set the risk to low (now high)."
    );
}

/// Three at once are more than are tried without looking at the condition.
#[test]
fn three_answers_where_two_are_not_enough() {
    let answers = r#""budget": "£1", "homes": 1, "risk": "high", "listed": "no""#;
    let words = "Set the budget to £5 or more (now £1), set the homes to 2 homes or more (now 1 home) \
                 and set the risk to medium or low (now high).";
    for needs in [
        "sound",
        "grade is high grade",
        "not (not sound and listed is no)",
        "listed is not sound",
        "((homes is at least 2 and risk is under high) when budget is at least £5, otherwise no)",
        "not (budget is under £5 or homes is under 2 or risk is high)",
        // The other way to meet it takes one more.
        "(budget is at least £5 and homes is at least 2 and risk is under high) or \
         (homes is at least 3 and risk is low and plan is given and claims is given)",
    ] {
        assert_eq!(first(needs, answers), words, "{needs}");
    }
    // More than three are not told.
    assert_eq!(first("sound and plan is given", answers), "");
    // Two of them of the item that holds the other.
    let all = "role is primary and baseline is at least 7 and amount is at least 3";
    assert_eq!(
        first(
            &format!("any of claims have (any of stages have ({all}))"),
            r#""claims": [{"role": "secondary", "baseline": 1, "stages": [{"amount": 1}]}]"#
        ),
        "Set the role of claim 1 to primary (now secondary), set the baseline of claim 1 to 7 or more \
         (now 1) and set the amount of claim 1, stage 1 to 3 or more (now 1)."
    );
    let all = "weight is secondary and role is weight and baseline is at least 7 and risk is low";
    assert_eq!(
        first(
            &format!("any of claims have (any of stages have ({all}))"),
            r#""risk": "high", "claims": [
                {"role": "primary", "baseline": 1, "stages": [{"weight": "secondary"}]}
            ]"#
        ),
        "Set the role of claim 1 to secondary (now primary), set the baseline of claim 1 to 7 or more \
         (now 1) and set the risk to low (now high)."
    );
}

/// Of the two metrics of the framework, only the first has a target, and stands under outcome A1.
#[test]
fn what_a_framework_says_of_an_option_is_followed() {
    let pack = |metric: &str| {
        format!(
            "rules \"Small\"\nsource OF is \"OF\"\nuse framework f from \"small.weigh\"\n\
        section \"All\"\nask metric: a metric in f \"Which?\"\nask a: yes or no \"A?\"\n\
        ask b: yes or no \"B?\"\ncheck one \"One\"\n  needs {metric} and a and b\n  \
        should [OF 1]\n  counts as gate\n  if not \"No.\"\n  to fix \"Mend.\"\n"
        )
    };
    let proposal = proposal(r#"{"answers": {"metric": "A2.1", "a": "no", "b": "no"}}"#);
    for metric in ["metric has a target", "outcome of metric is A1"] {
        let program = oracle::compiled(&pack(metric)).unwrap();
        let advice = advise(&program, &proposal, &AdviceOptions::default());
        assert_eq!(
            advice.checks[0].fixes[0].words,
            "Set the metric to A1.1 (now A2.1), answer yes to “a” (now no) and answer \
             yes to “b” (now no).",
            "{metric}"
        );
    }
}

/// Nothing names an option here: what counts is that two answers are not the same.
#[test]
fn options_that_are_held_against_each_other_are_tried() {
    assert_eq!(
        first(
            "no two claims have the same role",
            r#""claims": [{"role": "primary"}, {"role": "primary"}]"#
        ),
        "Set the role of claim 1 to secondary (now primary)."
    );
    assert_eq!(
        fixes(
            "all claims have (all of stages have (role is weight))",
            r#""claims": [{"role": "primary", "stages": [{"weight": "secondary"}]}]"#,
            &["/answers/claims/0/stages"]
        ),
        ["Set the role of claim 1 to secondary (now primary)."]
    );
}
