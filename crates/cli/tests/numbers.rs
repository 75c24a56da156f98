//! `docs/numbers.md`: what it says of numbers is so.

use std::process::Command;

#[test]
fn every_row_is_true() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/numbers.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rows: Vec<_> = text
        .lines()
        .filter_map(|line| {
            let (expression, value) = line.strip_prefix("| `")?.split_once("` | ")?;
            Some((expression, value.strip_suffix(" |")?))
        })
        .collect();
    assert!(rows.len() > 25, "only {} rows", rows.len());
    let wrong = rows.iter().filter_map(|(expression, value)| {
        let weigh = Command::new(env!("CARGO_BIN_EXE_weigh")).args(["eval", expression]).output();
        let found = String::from_utf8(weigh.unwrap().stdout).unwrap();
        (found.trim_end() != *value).then(|| format!("{expression}: {found}, not {value}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}
