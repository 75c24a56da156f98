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

#[test]
fn the_rules_catch_what_they_are_for() {
    assert!(has_style_attribute(r#"<p style="color: red">"#));
    assert!(has_style_attribute("<p style={colour}>"));
    assert!(!has_style_attribute("let style = 1; font-style=x; mystyle=2"));
    assert!(names_machine_path("see /tmp/notes.txt"));
    assert!(names_machine_path("path=\"/root/x\""));
    assert!(!names_machine_path("https://example.org/work/plan"));
    assert!(!names_machine_path("seeds/root/x and target/tmp/y"));
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
