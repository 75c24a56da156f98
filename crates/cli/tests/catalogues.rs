//! docs/catalogues.md counts what the frameworks and crosswalks in `seeds` hold.

use std::{path::Path, process::Command};

/// What is written by hand ends here.
const COUNTS: &str = "## Counts\n";

/// The repository.
#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

#[cfg(test)]
fn page(now: &str) -> String {
    let by_hand = now.split_once(COUNTS).map_or(now, |(by_hand, _)| by_hand);
    let mut files: Vec<_> = std::fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| format!("seeds/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|name| !name.ends_with("-clauses.weigh"))
        .collect();
    // Frameworks first.
    files.sort_by_key(|name| (name.contains("crosswalk-"), name.clone()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
    let counted =
        command.current_dir(root()).args(["catalogue", "--counts"]).args(&files).output().unwrap();
    assert!(counted.status.success());
    format!("{by_hand}{COUNTS}\n{}", String::from_utf8(counted.stdout).unwrap())
}

/// `UPDATE=1` rewrites the counts.
#[test]
fn the_counts_of_frameworks_are_current() {
    let path = root().join("docs/catalogues.md");
    let published = std::fs::read_to_string(&path).unwrap();
    let wanted = page(&published);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, wanted).unwrap();
        return;
    }
    assert!(
        published == wanted,
        "out of date; run: UPDATE=1 cargo test -p weigh --test catalogues"
    );
}
