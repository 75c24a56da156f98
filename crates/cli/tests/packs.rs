//! The command on packs of several files: it finds them all, and takes the edition of the day.

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

#[cfg(test)]
fn weigh(line: &str) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
    command.current_dir(root).args(line.split(' ')).output().unwrap()
}

#[cfg(test)]
fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[cfg(test)]
fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const EDITIONS: &str = "tests/language/examples/edition-2026.weigh";
const LOCAL: &str = "tests/language/examples/more-local.weigh";
const PARTS: &str = "tests/language/examples/parts.weigh";
const PART: &str = "tests/language/examples/files/equality.weigh";

#[test]
fn files_of_files_are_found() {
    let output = weigh(&format!("check {LOCAL} {PARTS}"));
    assert_eq!(stdout(&output), "2 files checked: no mistakes\n");
    let output = weigh(&format!("test {LOCAL} {PARTS}"));
    assert!(stdout(&output).ends_with("6 examples passed, 0 failed\n"), "{}", stdout(&output));
    assert!(stdout(&output).contains(&format!("{PART}:21  Nobody is affected")));
}

#[test]
fn the_edition_of_the_day_is_taken() {
    let earlier = weigh(&format!("test {EDITIONS} --as-of 2025-05-01"));
    assert!(stdout(&earlier).contains("edition-2025.weigh:14"), "{}", stdout(&earlier));
    let score = |day: &str| {
        let proposal = "tests/language/examples/files/nobody.json";
        let output = weigh(&format!("score {EDITIONS} {proposal} --format json --as-of {day}"));
        let assessment: Value = serde_json::from_slice(&output.stdout).unwrap();
        assessment["pack"]["edition"].clone()
    };
    assert_eq!(score("2025-05-01"), "2025");
    assert_eq!(score("01/05/2026"), "2026");
    let none = weigh(&format!("check {EDITIONS} --as-of 2024-05-01"));
    assert_eq!(none.status.code(), Some(1));
    assert!(stdout(&none).contains("No edition of this pack is in force on 1 May 2024."));
    let odd = weigh(&format!("check {EDITIONS} --as-of soon"));
    assert!(stderr(&odd).contains("“soon” is no date; write it like this: 2026-05-01"));
}

#[test]
fn a_part_is_checked_and_not_scored() {
    let output = weigh(&format!("check {PART}"));
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("1 file checked: 1 warning\n"), "{}", stdout(&output));
    let output = weigh(&format!("score {PART} tests/proposals/warm-streets.json"));
    assert!(!output.status.success());
    assert!(stderr(&output).contains("is no pack of rules by itself"));
}

#[test]
fn a_local_pack_says_what_it_changes() {
    let local = "tests/language/examples/local.weigh";
    let output = weigh(&format!("score {local} tests/language/examples/files/nobody.json"));
    let text = stdout(&output);
    assert!(text.contains("\nextends Regional grants, edition 2026\n"), "{text}");
    assert!(text.contains("evaluation share: 2% instead of 1% (Our auditors ask for more.)"));
}
