//! docs/messages.md is made of the pages of codes.

use std::{fmt::Write as _, path::Path};

use weighup_language::{Page, Severity};

const HEAD: &str = "\
<!-- Written by: UPDATE=1 cargo test -p weigh --test messages. Its source: crates/language/src/codes. -->

# Messages

What `weigh check` says has a code, such as `W304`, and here is what each code means.
In a terminal, `weigh explain W304` shows the same.
Codes that start with W are about rules, and those that start with A about the answers in a proposal.
Lines that are not a whole file are meant to stand in a pack that has the questions they name.
";

/// The page as it should be: a list of all codes, then each code's page.
#[cfg(test)]
fn messages() -> String {
    let mut list = String::new();
    let mut pages = String::new();
    let mut group = "";
    for page in Page::all() {
        let code = page.code;
        if page.group() != group {
            group = page.group();
            write!(list, "\n{group}:\n\n").unwrap();
            write!(pages, "\n## {group}\n").unwrap();
        }
        writeln!(list, "- [{code}](#{}) {}", code.to_lowercase(), page.statement()).unwrap();
        let warning = if page.severity == Some(Severity::Warning) { "A warning. " } else { "" };
        write!(pages, "\n### {code}\n\n{warning}{}", page.text()).unwrap();
    }
    format!("{HEAD}{list}{pages}")
}

/// `UPDATE=1` rewrites the file.
#[test]
fn the_page_of_messages_is_that_of_the_codes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let path = root.join("docs/messages.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, messages()).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == messages(),
        "out of date; run: UPDATE=1 cargo test -p weigh --test messages"
    );
}
