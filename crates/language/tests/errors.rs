//! Every mistake is explained: `tests/language/errors` holds what people write wrong, and beside
//! each file what they are told.

mod common;

use std::collections::BTreeSet;

use common::{compile_pack, hold_to_snapshots, packs, read, show};
use weighup_language::{PAGES, Page, Severity};

const FOLDER: &str = "tests/language/errors";

/// What is said of files that are too large to be kept as cases; `properties.rs` makes them.
const TOO_LARGE: [&str; 2] = ["W126", "W127"];

#[test]
fn each_mistake_is_explained_at_its_place() {
    hold_to_snapshots(FOLDER, |path, text| {
        let compiled = compile_pack(path, text);
        let mut found = compiled.diagnostics.iter();
        let usable = found.all(|it| it.severity == Severity::Warning);
        assert!(usable || compiled.program.is_none(), "{path} has mistakes and a program");
        assert!(!compiled.diagnostics.is_empty(), "{path} is refused without a reason");
        let shown: Vec<_> = compiled
            .diagnostics
            .iter()
            .map(|it| match it.file == path {
                true => show(it, text),
                false => format!("in {}\n{}", it.file, show(it, &read(&it.file))),
            })
            .collect();
        shown.join("\n")
    });
}

#[test]
fn every_code_has_a_case() {
    let mut cased = BTreeSet::from(TOO_LARGE.map(str::to_owned));
    for path in packs(FOLDER) {
        let codes = compile_pack(&path, &read(&path)).diagnostics.into_iter().map(|it| it.code);
        cased.extend(codes);
    }
    let ours =
        |page: &&Page| page.severity == Some(Severity::Error) || !page.code.starts_with("W9");
    let errors = PAGES.iter().filter(ours);
    let missing: Vec<_> =
        errors.map(|page| page.code).filter(|code| !cased.contains(*code)).collect();
    assert_eq!(missing, [""; 0], "these codes have no case in {FOLDER}");
}

#[test]
fn a_windows_file_has_no_mistake_of_its_own() {
    let text = read("tests/language/examples/checks.weigh");
    let plain = compile_pack("plain.weigh", &text);
    let windows = compile_pack("plain.weigh", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows.diagnostics, []);
    assert_eq!(windows.program, plain.program);
}
