//! Items of lists: changed, added, named.

use super::*;

/// The other item has 20 of them.
#[test]
fn what_a_sum_lacks_is_given_by_one_item() {
    assert_eq!(
        fixes(
            "total over claims of baseline is from 33 to 36",
            r#""claims": [{"baseline": 20}, {"baseline": 1}]"#,
            &["/answers/claims/0"]
        )[0],
        "Set the baseline of claim 2 to anything from 13 to 16 (now 1)."
    );
}

/// One of the two answers must be the one that is asked for; the other may then be any.
#[test]
fn what_is_told_of_one_item_holds_together() {
    let needs = "any of claims have (role is given and state is given and \
                 (role is secondary or state is in hand))";
    let words = first(needs, "");
    let either = [
        "Add a claim with a role and state in hand.",
        "Add a claim with role secondary and a state.",
    ];
    assert!(either.contains(&words.as_str()), "{words}");
    // The stage that is added stands before that of the second claim.
    let needs = "all of claims have (stages is given and all of stages have weight is given) and \
                 any of claims have (any of stages have weight is primary)";
    assert_eq!(
        first(needs, r#""claims": [{"role": "primary"}, {"role": "primary", "stages": [{}]}]"#),
        "Add a stage to claim 1 with a weight and give the weight of claim 2, stage 1: primary."
    );
}

/// One of the two must stay under 7: which answers do depends on the other.
#[test]
fn what_is_told_of_two_items_holds_together() {
    assert_eq!(
        first(
            "all of claims have baseline is at least 5 and any of claims have baseline is under 7",
            r#""claims": [{"baseline": 1}, {"baseline": 1}]"#
        ),
        "Set the baseline of claim 1 to 5 or more (now 1) and set the baseline of claim 2 to 5 (now 1)."
    );
}

#[test]
fn an_item_is_made_like_the_others() {
    let claim = |baseline: u32| format!(r#"{{"role": "primary", "baseline": {baseline}}}"#);
    let three = format!(r#""claims": [{}, {}, {}]"#, claim(7), claim(7), claim(5));
    assert_eq!(
        fixes("all claims have the same baseline", &three, &[])[0],
        "Set the baseline of claim 3 to 7 (now 5)."
    );
    // Two of seven are less than two of five.
    assert_eq!(
        first(
            "any two claims have the same baseline",
            r#""claims": [{"baseline": 7}, {"baseline": 5}]"#
        ),
        "Set the baseline of claim 1 to 5 (now 7)."
    );
}

#[test]
fn too_many_items_are_not_called_hopeless() {
    let claims = r#""claims": [{"role": "primary"}, {"role": "primary"}, {"role": "primary"}]"#;
    let too_many = advice("count of claims is at most 2", claims, &[]);
    assert_eq!(too_many.checks[0].search, Search::NothingFound);
    let locked = advice("count of claims is at most 2", claims, &["/answers/claims"]);
    assert_eq!(locked.checks[0].search, Search::NothingHelps);
    // Of a list that is declared finished by its name, no item comes and none goes.
    for (finished, search) in
        [("[]", Search::NothingFound), (r#"["claims"]"#, Search::NothingHelps)]
    {
        let json = format!(r#"{{"finished": {finished}, "answers": {{{claims}}}}}"#);
        let program = small("count of claims is at most 2");
        let advice = advise(&program, &proposal(&json), &AdviceOptions::default());
        assert_eq!(advice.checks[0].search, search, "{finished}");
    }
}

#[test]
fn items_are_named_added_and_changed_together() {
    let claim = |role: &str, more: &str| format!(r#"{{"role": "{role}", "output": "x"{more}}}"#);
    let full = r#", "baseline": 3, "source": "ONS""#;
    let two = format!(
        r#""claims": [{}, {}]"#,
        claim("primary", full),
        claim("primary", r#", "baseline": 2"#)
    );
    let all = "all of claims where role is primary have shown";
    // The source is not there; or the claim does not count.
    assert_eq!(
        fixes(all, &two, &[]),
        ["Give the source of claim 2.", "Set the role of claim 2 to secondary (now primary)."]
    );
    let two_missing =
        format!(r#""claims": [{}, {}]"#, claim("primary", full), claim("primary", ""));
    assert_eq!(
        fixes(all, &two_missing, &["/answers/claims/1/role"])[0],
        "Give the baseline and the source of claim 2."
    );
    assert_eq!(
        first("any of claims have (role is primary and output is given)", ""),
        "Add a claim with role primary and an output."
    );
    assert_eq!(first("count of claims is at least 2", ""), "Add two claims.");
    // Four are more than anybody is told to add at once, in one go or in two.
    assert_eq!(first("count of claims is at least 4", ""), "");
    let many: Vec<_> = (0..6).map(|_| claim("primary", "")).collect();
    let many = format!(r#""claims": [{}, {}]"#, claim("primary", full), many.join(", "));
    assert_eq!(fixes(all, &many, &[])[0], "Make claims 2 to 7 secondary.",);
    assert_eq!(
        first("all claims have state is in hand", &many),
        "Set the state of claims 1 to 7 to in hand."
    );
}

#[test]
fn several_items_are_called_by_their_plural() {
    for (item, items) in [("study", "studies"), ("survey", "surveys"), ("bus", "buses")] {
        let pack = one_check("count of things is at least 2").replace(
            "define share",
            &format!(
                "ask things: list of {item} \"Which?\"\n  has name: text \"Name?\"\ndefine share"
            ),
        );
        let blank = proposal(r#"{"finished": true}"#);
        let advice = advise(&compiled(&pack), &blank, &AdviceOptions::default());
        assert_eq!(advice.checks[0].fixes[0].words, format!("Add two {items}."));
    }
}

/// Nobody is advised to give the same words twice.
#[test]
fn words_of_several_items_are_not_the_same() {
    let needs = "at least 2 claims have output is given and no two claims have the same output";
    assert_eq!(fixes(needs, "", &[]), ["Add two claims, each with an output."]);
    let two = r#""claims": [{"role": "primary"}, {"role": "primary"}]"#;
    assert_eq!(fixes(needs, two, &[]), ["Give the output of claims 1 and 2."]);
}

#[test]
fn items_that_lack_different_things_are_mended_together() {
    let needs = "at least 3 claims have (role is primary and source is given)";
    let answers = r#""claims": [
        {"role": "primary"}, {"role": "secondary", "source": "ONS"}, {"role": "primary"}
    ]"#;
    assert_eq!(
        first(needs, answers),
        "Give the source of claims 1 and 3 and set the role of claim 2 to primary (now secondary)."
    );
}

/// A figure that stands in the rules of an item is worked out for an item that is not there, too.
#[test]
fn a_further_item_is_given_the_figure_it_needs() {
    assert_eq!(
        first("any of claims have baseline is at least 7", ""),
        "Add a claim with baseline 7."
    );
}

/// What one answer is held against in several items is that of its own.
#[test]
fn an_item_is_held_against_its_own_parts() {
    let needs = "all claims have (all of stages have (amount is at most baseline))";
    let answers = r#""claims": [
        {"baseline": 9, "stages": [{"amount": 2}, {"amount": 8}]},
        {"baseline": 3, "stages": [{"amount": 7}]}
    ]"#;
    assert_eq!(
        fixes(needs, answers, &["/answers/claims/1/stages/0/amount"])[0],
        "Set the baseline of claim 2 to 7 or more (now 3)."
    );
    let needs = "all claims have (all of stages have (amount is baseline))";
    let answers = r#""claims": [
        {"baseline": 9, "stages": [{"amount": 9}]}, {"baseline": 3, "stages": [{"amount": 7}]}
    ]"#;
    assert_eq!(
        fixes(needs, answers, &["/answers/claims/1/stages"]),
        ["Set the baseline of claim 2 to 7 (now 3)."]
    );
}
