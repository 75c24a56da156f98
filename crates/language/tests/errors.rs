//! Every mistake is explained: `tests/language/errors` holds what people write wrong, and beside
//! each file what they are told.

mod common;

use std::collections::BTreeSet;

use common::{compile_pack, hold_to_snapshots, packs, read, root, show};

const FOLDER: &str = "tests/language/errors";

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
    let mut cased = BTreeSet::new();
    for path in packs(FOLDER) {
        let codes = compile_pack(&path, &read(&path)).diagnostics.into_iter().map(|it| it.code);
        cased.extend(codes);
    }
    let codes = codes_in("crates/language/src");
    assert!(codes.contains("W101"));
    let missing: Vec<_> = codes.difference(&cased).cloned().collect();
    assert_eq!(missing, [""; 0], "these codes have no case in {FOLDER}");
}

#[cfg(test)]
fn codes_in(folder: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes.extend(codes_in(path.strip_prefix(root()).unwrap().to_str().unwrap()));
            continue;
        }
        let source = std::fs::read_to_string(path).unwrap();
        let ours = source.split("#[cfg(test)]").next().unwrap_or_default();
        // Between quotation marks, a W and three digits.
        let words = ours.split('"').filter(|word| word.len() == 4);
        let numbered = words.filter(|word| {
            word.strip_prefix('W').is_some_and(|it| it.chars().all(|it| it.is_ascii_digit()))
        });
        codes.extend(numbered.map(str::to_owned));
    }
    codes
}

#[test]
fn a_windows_file_has_no_mistake_of_its_own() {
    let text = read("tests/language/examples/checks.weigh");
    let plain = compile_pack("plain.weigh", &text);
    let windows = compile_pack("plain.weigh", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows.diagnostics, []);
    assert_eq!(windows.program, plain.program);
}
