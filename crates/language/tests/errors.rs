//! Every mistake is explained: `tests/language/errors` holds what people write wrong, and beside
//! each file what they are told.

mod common;

use std::collections::BTreeSet;

use common::{compile_pack, hold_to_snapshots, packs, read, show};
use weighup_language::PAGES;

const FOLDER: &str = "tests/language/errors";

/// What is said of files that are too large to be kept as cases; `properties.rs` makes them.
const TOO_LARGE: [&str; 2] = ["W126", "W127"];

#[test]
fn each_mistake_is_explained_at_its_place() {
    hold_to_snapshots(FOLDER, |path, text| {
        let compiled = compile_pack(path, text);
        assert!(compiled.program.is_none(), "{path} has no mistake");
        assert!(!compiled.diagnostics.is_empty(), "{path} is refused without a reason");
        let shown: Vec<_> = compiled.diagnostics.iter().map(|it| show(it, text)).collect();
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
    let codes = PAGES.iter().map(|page| page.code).filter(|code| !cased.contains(*code));
    let missing: Vec<_> = codes.collect();
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
