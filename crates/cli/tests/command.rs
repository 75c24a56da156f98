//! The command as people run it: exit codes, what is printed, nothing lost.

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

#[cfg(test)]
fn weigh(line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
    command.current_dir(root()).args(line.split(' ')).output().unwrap()
}

#[cfg(test)]
fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[cfg(test)]
fn json(line: &str) -> Value {
    serde_json::from_slice(&weigh(line).stdout).unwrap()
}

/// The `.weigh` files below a folder.
#[cfg(test)]
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&name));
        } else if name.ends_with(".weigh") {
            found.push(name);
        }
    }
    found.sort();
    found
}

const PACK: &str = "rules/emcca/proposal.weigh";
const WRONG: &str = "tests/language/errors/slip-several-at-once.weigh";

#[test]
fn the_packs_examples_pass() {
    let is_whole = |name: &String| {
        let text = std::fs::read_to_string(root().join(name)).unwrap();
        text.lines().any(|line| line.starts_with("rules "))
    };
    for pack in files("rules").into_iter().filter(is_whole) {
        let output = weigh(&format!("test {pack}"));
        assert!(output.status.success(), "{}", stdout(&output));
        assert!(stdout(&output).trim_end().ends_with("passed, 0 failed"), "{}", stdout(&output));
    }
}

#[test]
fn an_example_that_fails_says_what_was_found() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let pack = folder.join("fails.weigh");
    let text = std::fs::read_to_string(root().join("tests/language/examples/checks.weigh"));
    std::fs::write(&pack, text.unwrap().replace("gives tier T2", "gives tier T3")).unwrap();
    let output = weigh(&format!("test {}", pack.display()));
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("expected tier T3; found T2"), "{}", stdout(&output));
}

#[test]
fn checking_rules() {
    let output = weigh(&format!("check {PACK} seeds/emof.weigh"));
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(stdout(&output), "2 files checked: no mistakes\n");
    let output = weigh(&format!("check {WRONG}"));
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("check", stdout(&output));
    let output = weigh("check no/such.weigh");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot read no/such.weigh"));
}

#[test]
fn a_warning_is_shown_and_stops_nothing() {
    let pack = "tests/language/warnings/W902-always-met.weigh";
    let output = weigh(&format!("check {pack}"));
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(text.contains("warning[W902]: This check is always met."), "{text}");
    assert!(text.contains("1 file checked: 4 warnings\n"), "{text}");
    let told = json(&format!("check --format json {pack}"));
    assert_eq!(told[0]["severity"], "warning");
    let output = weigh(&format!("score {pack} tests/proposals/warm-streets.json"));
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("W902"));
}

#[test]
fn checking_rules_for_programs() {
    let none = json(&format!("check --format json {PACK}"));
    assert_eq!(none, Value::Array(Vec::new()));
    let output = weigh(&format!("check --format json {WRONG}"));
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = told[0].as_object().unwrap();
    let keys: Vec<_> = first.keys().map(String::as_str).collect();
    let expected = [
        "code", "column", "end", "excerpt", "file", "fix", "help", "line", "message", "severity",
        "start",
    ];
    assert_eq!(keys, expected);
    assert_eq!(first["file"], WRONG);
    assert_eq!(told.as_array().unwrap().len(), 8);
}

#[test]
fn codes_are_explained() {
    let one = weigh("explain w304");
    assert_eq!(one.status.code(), Some(0));
    insta::assert_snapshot!("explain", stdout(&one));
    let two = stdout(&weigh("explain A104 W113"));
    assert!(two.starts_with("A104 (problem with an answer)\n"), "{two}");
    assert!(two.contains("\nW113 (error)\n"), "{two}");
    assert!(two.lines().all(|line| !line.contains('`')), "{two}");
    let local = stdout(&weigh("explain W806"));
    assert_eq!([local.matches("Wrong:").count(), local.matches("Right:").count()], [1, 1]);
    let warning = stdout(&weigh("explain W819"));
    let labels = ["Wrong:", "Warned of:", "Right:"].map(|label| warning.matches(label).count());
    assert_eq!(labels, [0, 1, 1], "the earlier edition is neither: {warning}");
    let all = stdout(&weigh("explain"));
    for page in weighup_language::Page::all() {
        assert_eq!(all.matches(&format!("  {}  ", page.code)).count(), 1, "{}", page.code);
    }
}

#[test]
fn a_code_that_there_is_not() {
    for (code, help) in
        [("W34", "Did you mean “W3"), ("nonsense", "weigh explain lists all codes.")]
    {
        let output = weigh(&format!("explain {code}"));
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains(&format!("there is no code “{code}”")) && said.contains(help),
            "{said}"
        );
    }
}

#[test]
fn fixing_mends_what_is_sure_and_leaves_the_rest() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("slips.weigh");
    let slips = "rules \"Slips\"\nsection \"All\"\nask cost: mony \"Cost?\"\n\
                 define dear = csot > 5\ndefine odd is carbon is given\n";
    std::fs::write(&file, slips).unwrap();
    let name = file.display();
    let check = stdout(&weigh(&format!("check {name}")));
    assert!(
        check.contains(&format!("weigh check --fix {name} mends 3 of these mistakes.")),
        "{check}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), slips, "checking changes nothing");

    let output = weigh(&format!("check --fix {name}"));
    assert_eq!(output.status.code(), Some(1), "one mistake is left");
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "rules \"Slips\"\nsection \"All\"\nask cost: money \"Cost?\"\n\
         define dear is cost is over £5\ndefine odd is carbon is given\n"
    );
    let said = stdout(&output);
    assert!(
        said.starts_with(&format!("mended {name}\n  line 3: replace “mony” with “money” [W109]\n")),
        "{said}"
    );
    assert!(said.contains("1 file checked: 1 error\nweigh explain W201 says more.\n"), "{said}");
    assert!(!said.contains("--fix"), "{said}");
}

#[test]
fn a_pack_with_mistakes_scores_nothing_and_says_why() {
    let output = weigh(&format!("score {WRONG} tests/proposals/warm-streets.json"));
    assert!(!output.status.success());
    assert_eq!(stdout(&output), "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("W201"));
}

#[test]
fn shares_of_targets_stand_with_what_is_to_be_known_of_them() {
    let output = weigh("score rules/emcca/proposal.weigh tests/proposals/vouchers-refocused.json");
    let shares = "\nShare of the region's targets\n  \
                  A1.2.7 Number and proportion of innovation-active businesses\n    \
                  120 of 2,700 businesses, 4.44%\n    \
                  Note: No baseline or end date is given.\n\n";
    assert!(stdout(&output).contains(shares), "{}", stdout(&output));
    let output = weigh("score rules/emcca/proposal.weigh tests/proposals/warm-streets.json");
    assert!(!stdout(&output).contains("targets\n"), "no claim is on a metric with a target");
}

#[test]
fn the_repositorys_packs_are_formatted() {
    let mut all: Vec<_> = ["rules", "seeds", "tests/language/examples"].map(files).concat();
    // What it shows would be gone.
    all.retain(|name| !name.ends_with("table-tab-rows.weigh"));
    let output = weigh(&format!("fmt --check {}", all.join(" ")));
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn formatting_writes_only_what_changes() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("untidy.weigh");
    std::fs::write(&file, "rules \"Untidy\"\nedition 1\n").unwrap();
    let check = weigh(&format!("fmt --check {}", file.display()));
    assert_eq!(check.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "rules \"Untidy\"\nedition 1\n");
    assert!(weigh(&format!("fmt {}", file.display())).status.success());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "rules \"Untidy\"\n  edition 1\n");
    assert!(weigh(&format!("fmt --check {}", file.display())).status.success());
}

/// Every fault is named with its place, and what could be read is assessed.
#[test]
fn a_hostile_proposal_is_assessed_as_far_as_it_can_be_read() {
    let line = format!("score {PACK} tests/proposals/hostile.json");
    let output = weigh(&line);
    assert!(output.status.success());
    let faults: Vec<_> =
        stdout(&output).lines().filter(|it| it.starts_with('!')).map(str::to_owned).collect();
    insta::assert_snapshot!("hostile", faults.join("\n"));

    let assessment = json(&format!("{line} --format json"));
    let problems = assessment["problems"].as_array().unwrap();
    assert_eq!(problems.len(), faults.len());
    let answered = |pointer: &str| {
        let all = assessment["questions"].as_array().unwrap();
        all.iter().find(|it| it["pointer"] == pointer).map(|it| it["answered"].clone())
    };
    assert_eq!(answered("/answers/title"), Some(true.into()));
    assert_eq!(answered("/answers/public cost"), Some(false.into()));
    assert_eq!(answered("/answers/claims/0/metric"), Some(true.into()));
    assert_eq!(answered("/answers/claims/3/output"), Some(true.into()));
    let evidence = |it: &&Value| it["pointer"].as_str().unwrap().ends_with("/support");
    let items = assessment["questions"].as_array().unwrap().iter().filter(evidence).count();
    assert_eq!(items, 40, "the first forty of too many are kept");
}

#[test]
fn a_catalogue_for_programs() {
    let catalogue = json("catalogue seeds/emof.weigh --format json");
    let keys = |of: &Value| -> Vec<String> { of.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(
        keys(&catalogue),
        [
            "approaches",
            "edition",
            "enablers",
            "indicators",
            "notes",
            "outcome_name",
            "partnerships",
            "principles",
            "published",
            "publisher",
            "status",
            "theme_name",
            "themes",
            "title"
        ]
    );
    let theme = &catalogue["themes"][0];
    assert_eq!(keys(theme), ["contextual", "id", "in_full", "name", "notes", "outcomes"]);
    let outcome = &theme["outcomes"][0];
    assert_eq!(keys(outcome), ["contextual", "groups", "id", "in_full", "name", "notes"]);
    let group = &outcome["groups"][0];
    assert_eq!(keys(group), ["class", "metrics", "name", "notes"]);
    assert_eq!(
        keys(&group["metrics"][0]),
        [
            "class",
            "direction",
            "id",
            "immature",
            "name",
            "notes",
            "part_of",
            "period",
            "placeholder",
            "retired",
            "same_as",
            "source_to_be_confirmed",
            "sources",
            "tags",
            "target",
            "unit",
            "vague",
            "wording_to_be_confirmed"
        ]
    );
    assert_eq!(group["metrics"][0]["name"], "Regional GVA");
}

#[test]
fn a_crosswalk_is_listed_with_its_counts() {
    let listed = weigh("catalogue seeds/crosswalk-lcc-draft-plan.weigh");
    let text = stdout(&listed);
    assert!(text.contains("20 to be covered, 13 identical, 7 reworded, 2 added\n"), "{text}");
    assert!(text.contains("\nadded T4.6 People act to protect and enhance"), "{text}");
    assert!(text.contains("    - Sustainable growth became sustainable clean growth."), "{text}");
}

#[test]
fn a_framework_is_listed_with_its_marks() {
    let text = stdout(&weigh("catalogue seeds/lgof-2025-draft.weigh"));
    assert!(text.contains("O2.5 Social housing demand (outcome, placeholder)\n"), "{text}");
    assert!(text.contains("O15 Child poverty (contextual)\n"), "{text}");
    let text = stdout(&weigh("catalogue seeds/lcc-performance-draft.weigh"));
    assert!(text.contains("E4 Finance (enabler)\n"), "{text}");
    assert!(text.contains("T1.2.6 % premises with access to high speed broadband (wording to be"));
}

/// A table's rows in a CSV file: read along with the pack, and what is wrong in it shown there.
#[test]
fn a_table_may_stay_in_a_csv_file() {
    let tested = weigh("test tests/language/examples/table-from-a-csv-file.weigh");
    assert!(tested.status.success(), "{}", stdout(&tested));
    let checked = weigh("check tests/language/errors/W404-csv-cells.weigh");
    let text = stdout(&checked);
    assert!(!checked.status.success());
    assert!(text.contains("--> tests/language/errors/files/cells.csv:2:11"), "{text}");
    assert!(text.contains("2 | under £1m,hgih,1%"), "{text}");
}

#[test]
fn a_warning_keeps_no_pack_from_being_used() {
    let checked = weigh("check tests/language/errors/W412-never-reached.weigh");
    assert!(checked.status.success());
    assert!(stdout(&checked).contains("1 file checked: 8 warnings"), "{}", stdout(&checked));
}
