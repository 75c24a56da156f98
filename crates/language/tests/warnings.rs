//! What is said of rules that can be used and probably do not mean what they say:
//! `tests/language/warnings` holds such packs, and beside each what is told; the packs in
//! `tests/language/quiet` look alike and are in order.

mod common;

use std::collections::BTreeSet;

use common::{check_pack, compile_pack, hold_to_snapshots, packs, read, show};
use weighup_language::{PAGES, Severity};

const FOLDER: &str = "tests/language/warnings";

#[test]
fn each_warning_is_given_at_its_place() {
    hold_to_snapshots(FOLDER, |path, text| {
        let checked = check_pack(path, text);
        assert!(!checked.diagnostics.is_empty(), "{path} gives no warning");
        let shown = checked.diagnostics.iter().map(|it| {
            assert_eq!(it.severity, Severity::Warning, "{path}: {} {}", it.code, it.message);
            show(it, text)
        });
        shown.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn every_warning_has_a_case() {
    let mut cased = BTreeSet::new();
    for path in packs(FOLDER) {
        let codes = check_pack(&path, &read(&path)).diagnostics.into_iter().map(|it| it.code);
        cased.extend(codes);
    }
    // Those of the compiler itself have their cases with the mistakes.
    let warnings = PAGES
        .iter()
        .filter(|page| page.severity == Some(Severity::Warning) && page.code.starts_with("W9"));
    let missing: Vec<_> =
        warnings.map(|page| page.code).filter(|code| !cased.contains(*code)).collect();
    assert_eq!(missing, [""; 0], "these codes have no case in {FOLDER}");
}

#[test]
fn what_is_in_order_gives_none() {
    let quiet = packs("tests/language/quiet").into_iter().chain(packs("rules"));
    for path in quiet.chain(packs("seeds")) {
        let mut told = check_pack(&path, &read(&path)).diagnostics;
        // What a part says for itself, as any part does.
        told.retain(|it| it.code != "W804");
        assert_eq!(told, [], "{path}");
    }
}

#[test]
fn a_warning_keeps_nothing_from_being_used() {
    for path in packs(FOLDER) {
        let text = read(&path);
        let (plain, checked) = (compile_pack(&path, &text), check_pack(&path, &text));
        let warned = plain.diagnostics.iter().any(|it| it.code.starts_with("W9"));
        assert!(!warned, "{path}: compiling alone does not look for these");
        assert_eq!(plain.program, checked.program, "{path}");
        assert_eq!(plain.examples, checked.examples, "{path}");
    }
}

#[test]
fn where_there_is_a_mistake_there_is_no_warning_beside_it() {
    let text =
        "rules \"A\"\nsection \"S\"\nask unused: money \"Cost?\"\ndefine odd is unknown + 1\n";
    let codes: Vec<_> =
        check_pack("a.weigh", text).diagnostics.into_iter().map(|it| it.code).collect();
    assert_eq!(codes, ["W201"]);
}
