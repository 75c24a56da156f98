//! `weigh explain`: the pages of codes, set for a terminal. What they say stands in the language
//! crate.

use std::{fmt::Write as _, io::IsTerminal};

use anyhow::bail;
use weighup_engine::closest;
use weighup_language::{Page, Severity};

use crate::Outcome;

/// Lines are no longer than this, except in code.
const WIDTH: usize = 88;

/// The pages of these codes, or the list of all.
pub(crate) fn explain(codes: &[String]) -> Outcome {
    if codes.is_empty() {
        return Ok((list()?, true));
    }
    let mut pages = Vec::new();
    for code in codes {
        match Page::of(code) {
            Some(page) => pages.push(set(page, std::io::stdout().is_terminal())),
            None => bail!("there is no code “{code}”. {}", hint(code)),
        }
    }
    Ok((pages.join("\n"), true))
}

/// What to do about a code that there is not.
fn hint(code: &str) -> String {
    let known = Page::all().map(|page| page.code);
    match closest(code, known) {
        Some(near) => format!("Did you mean “{near}”?"),
        None => "weigh explain lists all codes.".to_owned(),
    }
}

/// All codes with their statements, by group.
fn list() -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let mut group = "";
    for page in Page::all() {
        if page.group() != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            group = page.group();
            writeln!(out, "{gap}{group}")?;
        }
        writeln!(out, "  {}  {}", page.code, quoted(page.statement()))?;
    }
    writeln!(out, "\nweigh explain W304 says more about a code.")?;
    Ok(out)
}

/// A page: its heading, its paragraphs filled, its code indented.
fn set(page: &Page, colour: bool) -> String {
    let (strong, plain) = if colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let kind = match page.severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        None => "problem with an answer",
    };
    let mut out = format!("{strong}{} ({kind}){plain}\n", page.code);
    let text = page.text();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(tag) = line.strip_prefix("```") {
            out += label(tag);
            for code in lines.by_ref().take_while(|line| *line != "```") {
                out += format!("    {code}").trim_end();
                out += "\n";
            }
        } else if line.is_empty() {
            out += "\n";
        } else {
            let mut paragraph = line.to_owned();
            while let Some(more) = lines.next_if(|next| goes_on(next)) {
                paragraph = paragraph + " " + more;
            }
            out += &filled(&quoted(&paragraph));
        }
    }
    out
}

/// What stands above a block with this tag.
fn label(tag: &str) -> &'static str {
    let words: Vec<_> = tag.split(' ').collect();
    let says = |word| words.contains(&word);
    if says("error") {
        "Wrong:\n\n"
    } else if says("warning") {
        "Warned of:\n\n"
    } else if says("weigh") && !says("as") {
        "Right:\n\n"
    } else {
        // The text before it says what it is: the output of a command, or a file that others name.
        ""
    }
}

/// Whether a line goes on with the paragraph before it.
fn goes_on(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("- ") && !line.starts_with("```")
}

/// Words of the language in quotation marks instead of Markdown's.
fn quoted(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(i, part)| if i % 2 == 1 { format!("“{part}”") } else { part.to_owned() }).collect()
}

/// A paragraph in lines of a width; what follows the first line of an item is indented.
fn filled(paragraph: &str) -> String {
    let indent = if paragraph.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{indent}{word}"));
        }
    }
    lines.join("\n") + "\n"
}
