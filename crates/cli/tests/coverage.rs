//! Reverse coverage: `docs/coverage` says which rule rests on which clause, and what becomes of each
//! row of the register. Both are held to the packs.

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use common::{root, stderr, weigh};
use weighup_language::resolve;

/// The packs that the register speaks of, by the word it uses for them.
const PACKS: [(&str, &str); 5] = [
    ("proposal", "rules/emcca/proposal.weigh"),
    ("monitoring", "rules/emcca/monitoring.weigh"),
    ("evaluation", "rules/emcca/evaluation.weigh"),
    ("council", "rules/lof/council.weigh"),
    ("leicestershire", "rules/leicestershire/proposal.weigh"),
];

/// How many rows the register has under each letter.
const ROWS: [(&str, usize); 5] = [("E", 59), ("D", 6), ("L", 16), ("F", 5), ("P", 21)];

/// `UPDATE=1` rewrites the files.
#[test]
fn the_coverage_of_each_pack_is_as_committed() {
    for (word, pack) in PACKS {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("coverage-{word}"));
        let output = weigh(&["doc", pack, "-o", folder.to_str().unwrap()]);
        assert!(output.status.success(), "{}", stderr(&output));
        let found = std::fs::read_to_string(folder.join("coverage.csv")).unwrap();
        let path = root().join(format!("docs/coverage/{word}.csv"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == found,
            "{} is not what the pack says.\nUPDATE=1 cargo test -p weigh --test coverage writes it anew.",
            path.display()
        );
    }
}

#[test]
fn every_row_of_the_register_stands_once_and_in_order() {
    let found: Vec<String> = rows().into_iter().map(|row| row.id).collect();
    let expected: Vec<String> = ROWS
        .iter()
        .flat_map(|(letter, count)| (1..=*count).map(move |number| format!("{letter}{number}")))
        .collect();
    assert_eq!(found, expected);
}

/// Each row is met by rules that are there, by something the product does, or has a reason.
#[test]
fn the_register_names_only_what_the_packs_hold() {
    let held: BTreeMap<&str, BTreeSet<String>> =
        PACKS.iter().map(|(word, pack)| (*word, names(pack))).collect();
    let mut wrong = Vec::new();
    for Row { id, place } in rows() {
        let mut meets = 0;
        for part in place.split("; ") {
            if part.starts_with("behaviour: ") || part.contains("not built: ") {
                meets += 1;
                continue;
            }
            let part = part.strip_prefix("rule: ").unwrap_or(part);
            let Some((word, _)) = part.split_once(" `") else { continue };
            let Some(names) = held.get(word) else {
                wrong.push(format!("{id} names a pack “{word}” that is not there"));
                continue;
            };
            for name in part.split('`').skip(1).step_by(2) {
                meets += 1;
                if !names.contains(name) {
                    wrong.push(format!("{id}: {word} has nothing called “{name}”"));
                }
            }
        }
        if meets == 0 {
            wrong.push(format!("{id} is met by nothing, and gives no reason"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A row of the register.
#[derive(Debug)]
struct Row {
    id: String,
    /// Its last cell: where it is met.
    place: String,
}

#[cfg(test)]
fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("docs/coverage/register.md")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let is_row = |line: &&str| {
        line.strip_prefix("| ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    text.lines()
        .filter(is_row)
        .map(|line| {
            let cells = cells(line);
            assert_eq!(cells.len(), 4, "{line}");
            Row { id: cells[0].clone(), place: cells[3].clone() }
        })
        .collect()
}

/// What a pack declares in its own file and in its parts.
#[cfg(test)]
fn names(pack: &str) -> BTreeSet<String> {
    const KEYWORDS: [&str; 9] =
        ["ask ", "has ", "define ", "check ", "level ", "score ", "tension ", "table ", "setting "];
    const ENDS: [&str; 5] = [" \"", ":", ",", " for each ", " is "];
    let mut found = BTreeSet::new();
    let mut files = vec![pack.to_owned()];
    while let Some(file) = files.pop() {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        for line in text.lines().map(str::trim_start) {
            if let Some(part) = line.strip_prefix("use \"") {
                files.push(resolve(&file, part.trim_end_matches('"')));
            }
            if let Some(rest) = KEYWORDS.iter().find_map(|keyword| line.strip_prefix(keyword)) {
                // A definition may go on in the next line.
                let rest = format!("{rest} ");
                let names = ENDS.iter().filter_map(|end| Some(rest.split_once(end)?.0));
                found.extend(names.min_by_key(|name| name.len()).map(str::to_owned));
            }
        }
    }
    found
}
