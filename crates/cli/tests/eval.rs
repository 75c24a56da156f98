//! `weigh eval`: values as people try them out.

mod common;

use common::{stderr, stdout, weigh, written};

const PACK: &str = "tests/language/examples/checks.weigh";
const LISTS: &str = "tests/language/examples/lists.weigh";

/// Each expression gives this text; nothing is complained of.
#[cfg(test)]
fn gives(with: &[&str], cases: &[(&str, &str)]) {
    for (expression, value) in cases {
        let output = weigh(&[&["eval", expression], with].concat());
        assert_eq!((stdout(&output).trim_end(), stderr(&output).as_str()), (*value, ""));
        assert!(output.status.success());
    }
}

#[test]
fn figures_are_exact() {
    gives(
        &[],
        &[
            ("1% of £1,234.50", "£12.345"),
            ("£1.2m + £40k", "£1,240,000"),
            ("£250", "£250"),
            ("£2.50 * 3", "£7.50"),
            ("-3 + 1", "−2"),
            ("£1 - £2", "−£1"),
            ("0.1 + 0.2", "0.3"),
            ("2 out of 3", "0.666666666666666666666667"),
            ("0.5% * 0.5%", "0.0025%"),
            ("1 May 2026 - 1 April 2026", "30 days"),
            ("2 when 1 is over 2, otherwise 3", "3"),
            ("yes and not no", "yes"),
            ("1 is at least 2", "no"),
            ("1 / 0", "not known yet"),
            ("1 -- and a comment", "1"),
            ("1\n+ 2", "3"),
        ],
    );
}

#[test]
fn what_is_not_answered_stays_open_and_is_named() {
    gives(
        &[PACK],
        &[
            ("cost", "at least £0\n  waits for cost"),
            ("plan", "not known yet\n  waits for plan"),
            ("tier", "T1, T2 or T3\n  waits for cost"),
            ("tier is at least T2", "cannot tell yet\n  waits for cost"),
            ("strict or cost is over £1m", "cannot tell yet\n  waits for strict, cost"),
            ("any gate is not met", "cannot tell yet\n  waits for plan, cost, strict, budget"),
            ("tier is one of T1, T2, T3", "yes"),
        ],
    );
}

#[test]
fn answers_are_used() {
    let answers =
        r#"{ "answers": { "cost": "£2.5m", "plan": "By foot <and> bus", "stage": "idea" } }"#;
    let answers = written("eval.json", answers);
    gives(
        &[PACK, "--with", answers.to_str().unwrap()],
        &[
            ("cost", "£2,500,000"),
            ("0.015% of cost", "£375"),
            ("plan", "By foot <and> bus"),
            ("plan is given", "yes"),
            ("tier", "T2"),
            ("budget / cost", "at least 0%\n  waits for budget"),
            ("stage is at least outline", "no"),
        ],
    );
}

#[test]
fn items_of_lists() {
    let answers = "tests/language/examples/three-claims-closed.json";
    gives(
        &[LISTS, "--with", answers],
        &[("count of claims", "3"), ("total over claims of (1 when proven, otherwise 0)", "2")],
    );
}

#[test]
fn mistakes_are_shown_at_their_place() {
    let output = weigh(&["eval", "cost is over\n  £1m and bugdet is given", PACK]);
    assert!(!output.status.success());
    assert_eq!(stdout(&output), "");
    insta::assert_snapshot!(stderr(&output));
}

/// One mistake, one message.
#[test]
fn what_is_no_expression_is_explained() {
    let cases = [
        ("", "There is no expression to evaluate."),
        ("cost is", "W112"),
        ("(1 + 2", "A closing bracket is missing."),
        ("1) + (2", "This closing bracket has no opening one."),
        ("£3 + 1 April 2026", "I cannot add a date to an amount of money."),
        ("claims where role is primary", "A list is not a value by itself."),
        ("claims", "A list is not a value by itself."),
        ("ask cost: money", "W110"),
    ];
    for (expression, expected) in cases {
        let output = weigh(&["eval", expression, LISTS]);
        let told = stderr(&output);
        assert!(!output.status.success(), "{expression}");
        assert!(told.contains(expected), "{expression}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{expression}: {told}");
    }
}

#[test]
fn a_pack_with_mistakes_is_refused_with_them() {
    let output = weigh(&["eval", "1", "tests/language/errors/slip-several-at-once.weigh"]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("slip-several-at-once.weigh:"), "{}", stderr(&output));
    let output = weigh(&["eval", "1", "seeds/emof.weigh"]);
    assert!(stderr(&output).contains("is a framework, not a pack of rules"));
}

#[test]
fn an_answer_that_cannot_be_read_is_named_and_left_open() {
    let answers = written("eval-odd.json", r#"{ "answers": { "cost": "a lot" } }"#);
    let output = weigh(&["eval", "cost", PACK, "--with", answers.to_str().unwrap()]);
    assert!(stderr(&output).contains("/answers/cost"), "{}", stderr(&output));
    assert_eq!(stdout(&output), "at least £0\n  waits for cost\n");
}

#[test]
fn the_day_is_read_as_people_write_it() {
    for day in ["2026-04-01", "1 April 2026"] {
        assert_eq!(stdout(&weigh(&["eval", "today", "--as-of", day])), "1 April 2026\n");
    }
    let output = weigh(&["eval", "1", PACK, "--as-of", "1 Aprul 2026"]);
    assert!(stderr(&output).contains("a date is written 2026-04-01"), "{}", stderr(&output));
}
