//! What the tests share: where the packs are, how they are read and compiled, how a diagnostic looks.

#![cfg(test)]
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{collections::BTreeSet, fmt::Write, path::Path};

use weighup_engine::read_date;
use weighup_language::{Compiled, Diagnostic, Files, check, compile_as_of, load};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The `.weigh` files below a folder, as paths from the root, in order. What lies in folders called
/// `files` is used by others.
pub(crate) fn packs(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("files") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "weigh") {
                found.insert(from_root(&path));
            }
        }
    }
    assert!(!found.is_empty(), "no packs in {folder}");
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Compiles a pack, with the files it is made of: as of the day in a first line `-- as of 1 May 2026`.
pub(crate) fn compile_pack(path: &str, text: &str) -> Compiled {
    compile_as_of(path, &load_pack(path, text), day_of(text))
}

/// The same, with warnings.
pub(crate) fn check_pack(path: &str, text: &str) -> Compiled {
    check(path, &load_pack(path, text), day_of(text))
}

pub(crate) fn day_of(text: &str) -> Option<weighup_engine::Decimal> {
    text.lines().next().and_then(|line| line.strip_prefix("-- as of ")).and_then(read_date)
}

/// A pack's file and all that it names.
pub(crate) fn load_pack(path: &str, text: &str) -> Files {
    load(path, |wanted| {
        if wanted == path {
            return Some(text.to_owned());
        }
        std::fs::read_to_string(root().join(wanted)).ok()
    })
}

/// A diagnostic as a reader sees it: the line with the place underlined, what is wrong, what to do.
pub(crate) fn show(diagnostic: &Diagnostic, text: &str) -> String {
    let Diagnostic { code, message, line, column, excerpt, help, start, end, fix, .. } = diagnostic;
    let wrong = text.get(*start..*end).unwrap_or_else(|| panic!("{code} cuts a letter in two"));
    let width = wrong.lines().next().unwrap_or_default().chars().count().max(1);
    let more = if wrong.contains('\n') { " …" } else { "" };
    let mut out = String::new();
    writeln!(out, "{code} at {line}:{column}: {message}").unwrap();
    writeln!(out, "    | {}", excerpt.replace('\t', " ")).unwrap();
    writeln!(out, "    | {}{}{more}", " ".repeat(column - 1), "^".repeat(width)).unwrap();
    writeln!(out, "    = {help}").unwrap();
    if let Some(fix) = fix {
        assert!(text.get(fix.start..fix.end).is_some(), "the fix of {code} cuts a letter in two");
        writeln!(out, "    = fix: {}", fix.words(text)).unwrap();
    }
    out
}

/// Holds what `show` makes of each pack of a folder to the reviewed file beside it.
///
/// `INSTA_UPDATE=always cargo test -p weighup-language` rewrites those; read the difference.
pub(crate) fn hold_to_snapshots(folder: &str, show: impl Fn(&str, &str) -> String) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in packs(folder) {
            let name = path.trim_start_matches(folder).trim_start_matches('/');
            insta::assert_snapshot!(name.trim_end_matches(".weigh"), show(&path, &read(&path)));
        }
    });
}

/// A program without the hash of its text: what it means, however it is laid out.
pub(crate) fn meaning(compiled: &Compiled) -> Option<weighup_engine::Program> {
    let mut program = compiled.program.clone()?;
    program.pack.hash.clear();
    Some(program)
}
