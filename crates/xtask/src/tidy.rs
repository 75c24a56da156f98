//! Rules about the sources themselves, run by `cargo test`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Longer than this, a module does more than one thing.
const LONGEST_MODULE: usize = 1000;

/// A text file of the repository.
struct Source {
    /// Its path as seen from the repository, with `/` on every system.
    path: String,
    text: String,
}

impl Source {
    fn is_ours(&self) -> bool {
        self.path.starts_with("crates/") && self.path.ends_with(".rs")
    }
}

#[test]
fn modules_say_what_they_are_for() {
    refuse("has no `//!` on its first line", |source| {
        source.is_ours() && !source.text.starts_with("//! ")
    });
}

#[test]
fn modules_stay_readable() {
    refuse("is longer than 1000 lines", |source| {
        source.is_ours() && source.text.lines().count() > LONGEST_MODULE
    });
}

/// A strict Content-Security-Policy blocks style attributes.
#[test]
fn the_widget_has_no_style_attributes() {
    refuse("sets `style=`, which a Content-Security-Policy blocks: use a class", |source| {
        source.path.starts_with("crates/widget/") && has_style_attribute(&source.text)
    });
}

/// What only exists on one machine does not belong here.
#[test]
fn no_file_names_a_machine() {
    refuse("names a path of one machine", |source| {
        let exempt = source.path.starts_with("crates/xtask/")
            || source.path.split('/').any(|folder| folder == "tests");
        !exempt && names_machine_path(&source.text)
    });
}

/// The same answers give the same assessment anywhere and at any time.
#[test]
fn the_core_reads_no_file_clock_or_screen() {
    refuse("reads a file, a clock, the environment or the network, or prints", |source| {
        is_core(source) && reaches_outside(&source.text)
    });
}

#[test]
fn no_binary_fraction_reaches_a_result() {
    refuse("uses binary fractions; only entry.rs may, to read what JSON brings", |source| {
        is_core(source) && !source.path.ends_with("/entry.rs") && has_float(&source.text)
    });
}

#[test]
fn only_the_browser_crates_know_javascript() {
    refuse("knows JavaScript's values", |source| {
        let browser = [
            "crates/adviser/",
            "crates/compiler/",
            "crates/wasm/",
            "crates/widget/",
            "crates/xtask/",
        ];
        source.is_ours()
            && !browser.iter().any(|folder| source.path.starts_with(folder))
            && ["JsValue", "web_sys", "js_sys"].iter().any(|name| source.text.contains(name))
    });
}

/// A face that needs a decimal or an expression computes something the engine should say.
#[test]
fn faces_compute_nothing_about_a_proposal() {
    refuse("looks into decimals or expressions", |source| {
        let faces = [
            "crates/adviser/",
            "crates/cli/src/",
            "crates/compiler/",
            "crates/wasm/",
            "crates/widget/",
        ];
        faces.iter().any(|folder| source.path.starts_with(folder))
            && ["Decimal", "program::Expr", "Possible", "Interval"]
                .iter()
                .any(|name| source.text.contains(name))
    });
}

#[test]
fn the_rules_catch_what_they_are_for() {
    assert!(reaches_outside("use std::{fs, path::Path};"));
    assert!(reaches_outside("let now = std::time::Instant::now();"));
    assert!(reaches_outside("println!(\"{it}\")"));
    assert!(!reaches_outside("use std::{collections::BTreeMap, fmt};"));
    assert!(has_float("fn half(x: f64)") && has_float("1.5_f32") && !has_float("if64"));
    assert!(has_style_attribute(r#"<p style="color: red">"#));
    assert!(has_style_attribute("<p style={colour}>"));
    assert!(!has_style_attribute("let style = 1; font-style=x; mystyle=2"));
    assert!(names_machine_path("see /tmp/notes.txt"));
    assert!(names_machine_path("path=\"/root/x\""));
    assert!(!names_machine_path("https://example.org/work/plan"));
    assert!(!names_machine_path("seeds/root/x and target/tmp/y"));
}

fn is_core(source: &Source) -> bool {
    ["crates/engine/src/", "crates/language/src/"].iter().any(|it| source.path.starts_with(it))
}

fn reaches_outside(text: &str) -> bool {
    let modules = ["fs", "io", "time", "env", "net", "process", "thread"];
    let imports = text.lines().filter(|line| line.contains("std::"));
    let mut words = imports.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.any(|word| modules.contains(&word))
        || text.contains("print!")
        || text.contains("println!")
}

fn has_float(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ["f32", "f64"].contains(&word))
}

fn has_style_attribute(text: &str) -> bool {
    found_alone(text, "style=")
}

fn names_machine_path(text: &str) -> bool {
    ["/work/", "/root/", "/tmp/"].iter().any(|path| found_alone(text, path))
}

/// Whether a text holds something that no name or path leads up to.
fn found_alone(text: &str, wanted: &str) -> bool {
    text.split(wanted).collect::<Vec<_>>().split_last().is_some_and(|(_, before)| {
        before
            .iter()
            .any(|text| !text.ends_with(|c: char| c.is_alphanumeric() || "-_./~".contains(c)))
    })
}

fn refuse(why: &str, wrong: impl Fn(&Source) -> bool) {
    let found: Vec<String> = sources()
        .into_iter()
        .filter(wrong)
        .map(|source| format!("{} {why}", source.path))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let files = listed_by_git(&root).unwrap_or_else(|| {
        let mut files = Vec::new();
        walk(&root, &mut files);
        files
    });
    files
        .into_iter()
        // What is no text, or was deleted and not yet committed, is no concern of ours.
        .filter_map(|file| {
            let text = fs::read_to_string(root.join(&file)).ok()?;
            let path = file.strip_prefix(&root).unwrap_or(&file);
            Some(Source { path: path.to_string_lossy().replace('\\', "/"), text })
        })
        .collect()
}

/// Tracked files and those about to be; `None` where git or its folder is absent.
fn listed_by_git(root: &Path) -> Option<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()?;
    let files: Vec<PathBuf> =
        String::from_utf8_lossy(&output.stdout).split_terminator('\0').map(PathBuf::from).collect();
    (output.status.success() && !files.is_empty()).then_some(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            let built = ["target", "dist", "node_modules", "results", ".git"];
            if !built.iter().any(|skipped| name == *skipped) {
                walk(&entry.path(), files);
            }
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
}
