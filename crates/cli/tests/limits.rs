//! Hostile proposals and files end in a clear error, soon: docs/limits.md lists the limits.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

const PACK: &str = "rules/emcca/proposal.weigh";

#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

#[cfg(test)]
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("limits-{name}"))
}

#[cfg(test)]
fn written(name: &str, text: &str) -> PathBuf {
    fs::write(file(name), text).unwrap();
    file(name)
}

/// What scoring a proposal prints, on both channels.
#[cfg(test)]
fn score(rules: &str, proposal: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
    let output = command.current_dir(root()).args(["score", rules]).arg(proposal).output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    String::from_utf8(told).unwrap().replace(&format!("{}", proposal.display()), "FILE")
}

#[test]
fn a_proposal_of_a_hundred_megabytes_is_not_read() {
    let path = file("large.json");
    // A sparse file: it takes no room.
    File::create(&path).unwrap().set_len(100_000_000).unwrap();
    let told = score(PACK, &path);
    assert_eq!(told, "weigh: FILE: a proposal may be 10 MB long at most; this file has 100 MB\n");
}

#[test]
fn a_proposal_of_a_million_values_is_not_read_on() {
    let zeros = vec!["0"; 1_000_000].join(",");
    let path = written("values.json", &format!("{{\"about\": [{zeros}]}}"));
    let told = score(PACK, &path);
    assert_eq!(told, "weigh: FILE: a proposal may be made of 500,000 values at most\n");
}

#[test]
fn a_proposal_a_million_deep_is_assessed_as_far_as_it_can_be_read() {
    let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    let path = written(
        "deep.json",
        &format!(
            "{{\"about\": {deep}, \"answers\": {{\"title\": \"Read\", \"public cost\": {deep}}}}}"
        ),
    );
    let told = score(PACK, &path);
    assert!(told.contains("! A104 /answers/public cost: Enter an amount"), "{told}");
    assert_eq!(told.lines().filter(|line| line.starts_with("! ")).count(), 1, "{told}");
}

/// Each is nearly the name of a question; a hundred are told.
#[test]
fn ten_thousand_near_misses_are_told_in_a_moment() {
    let names: Vec<_> = (0..10_000).map(|i| format!("\"publc cost {i}\": 1")).collect();
    let long = "public cost ".repeat(100_000);
    let path =
        written("names.json", &format!("{{\"answers\": {{\"{long}\": 1, {}}}}}", names.join(",")));
    let told = score(PACK, &path);
    let problems: Vec<_> = told.lines().filter(|line| line.starts_with("! ")).collect();
    assert_eq!(problems.len(), 101);
    assert_eq!(problems[100], "! A110 : There are 9901 problems more than these.");
}

#[test]
fn ten_thousand_items_of_a_list_are_cut_to_what_it_takes() {
    let claims = vec!["{\"role\": \"primary\"}"; 10_000].join(",");
    let path = written("items.json", &format!("{{\"answers\": {{\"claims\": [{claims}]}}}}"));
    let told = score(PACK, &path);
    assert!(told.contains("! A107 /answers/claims: “claims” takes at most"), "{told}");
    assert!(told.contains("items; found 10000."), "{told}");
}

#[test]
fn nothing_in_a_proposal_steers_the_terminal() {
    let path = written(
        "terminal.json",
        r#"{"title": "a\u001b[2Jb\nScore 100", "answers": {"\u001b[31mred\u202e": 1, "public cost": "\u0007"}}"#,
    );
    let told = score(PACK, &path);
    assert!(!told.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{told:?}");
    assert!(told.starts_with("a\\u{1b}[2Jb\\u{a}Score 100\n"), "{told}");
}

#[test]
fn a_used_file_that_cannot_be_read_is_not_called_missing() {
    let main = written("uses.weigh", "rules \"R\"\nuse \"limits-part.weigh\"\n");
    fs::write(file("part.weigh"), [b'p', 0xff, 0xfe]).unwrap();
    let proposal = written("empty.json", "{}");
    let told = score(main.to_str().unwrap(), &proposal);
    assert!(told.contains("limits-part.weigh: it is no text in UTF-8"), "{told}");
    File::create(file("part.weigh")).unwrap().set_len(30_000_000).unwrap();
    let told = score(main.to_str().unwrap(), &proposal);
    assert!(told.contains("limits-part.weigh: it has 30 MB, and 20 MB is the most"), "{told}");
    let told = score(PACK, root());
    assert_eq!(told, "weigh: cannot read FILE: it is a folder\n");
}
