//! `weigh catalogue`: lists frameworks and crosswalks, or counts what they hold.

use std::{fmt::Write as _, path::PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use weighup_language::{
    Catalogue, Class, Count, Crosswalk, Diagnostic, Files, Item, Metric, Statement, catalogue,
    crosswalk, is_crosswalk,
};

use crate::{Format, files, json, report};

/// What to list, and how.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The framework or crosswalk files.
    #[arg(required = true)]
    frameworks: Vec<PathBuf>,
    /// Print how many of what each file holds, as Markdown.
    #[arg(long)]
    counts: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What a file holds.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Held {
    Catalogue(Box<Catalogue>),
    Crosswalk(Crosswalk),
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let mut out = String::new();
    for path in &arguments.frameworks {
        let (main, files) = files::read_pack(path)?;
        let held = read(&main, &files)?;
        if !out.is_empty() {
            out.push('\n');
        }
        out += &match (arguments.counts, arguments.format) {
            (true, Format::Json) => json(&held.counts())?,
            (false, Format::Json) => json(&held)?,
            (true, Format::Text) => held.count_table(&main),
            (false, Format::Text) => held.list(),
        };
    }
    Ok(out)
}

fn read(main: &str, files: &Files) -> Result<Held> {
    let text = files.get(main).map(String::as_str).unwrap_or_default();
    let (held, diagnostics, what) = if is_crosswalk(text) {
        let (read, found) = crosswalk(main, files);
        (Held::Crosswalk(read), found, "crosswalk")
    } else {
        let (read, found) = catalogue(main, text);
        (Held::Catalogue(Box::new(read)), found, "framework")
    };
    refuse_mistakes(&diagnostics, files, what)?;
    Ok(held)
}

fn refuse_mistakes(diagnostics: &[Diagnostic], files: &Files, what: &str) -> Result<()> {
    if !diagnostics.is_empty() {
        report::complain(diagnostics, files);
        bail!("the {what} has mistakes");
    }
    Ok(())
}

impl Held {
    fn title(&self) -> &str {
        match self {
            Self::Catalogue(it) => &it.title,
            Self::Crosswalk(it) => &it.title,
        }
    }

    fn counts(&self) -> Vec<Count> {
        match self {
            Self::Catalogue(it) => it.counts(),
            Self::Crosswalk(it) => it.counts(),
        }
    }

    /// A table in Markdown, below the title and the file.
    fn count_table(&self, file: &str) -> String {
        let edition = match self {
            Self::Catalogue(it) => format!(", {}", it.edition),
            Self::Crosswalk(_) => String::new(),
        };
        let title = self.title();
        let mut out = format!("### {title}{edition}\n\n`{file}`\n\n| what | number |\n");
        out += "| ---- | -----: |\n";
        for Count { what, count } in self.counts() {
            out += &format!("| {what} | {count} |\n");
        }
        out
    }

    fn list(&self) -> String {
        let mut out = String::new();
        let written = match self {
            Self::Catalogue(it) => list(&mut out, it),
            Self::Crosswalk(it) => list_links(&mut out, it),
        };
        // Writing to a text cannot fail.
        written.map_or_else(|_| String::new(), |()| out)
    }
}

fn list(out: &mut String, framework: &Catalogue) -> std::fmt::Result {
    writeln!(out, "{}\n{}, {}", framework.title, framework.publisher, framework.edition)?;
    for theme in &framework.themes {
        writeln!(out, "\n{} {}", theme.id, theme.name)?;
        for outcome in &theme.outcomes {
            let contextual = if outcome.contextual { " (contextual)" } else { "" };
            writeln!(out, "  {} {}{contextual}", outcome.id, outcome.name)?;
            for group in &outcome.groups {
                if !group.name.is_empty() {
                    writeln!(out, "    {}", group.name)?;
                }
                for metric in &group.metrics {
                    let marks = marks(metric, group.class);
                    writeln!(out, "      {} {}{marks}", metric.id, metric.name)?;
                }
            }
        }
    }
    for enabler in &framework.enablers {
        writeln!(out, "\n{} {} (enabler)", enabler.id, enabler.name)?;
        for metric in &enabler.metrics {
            writeln!(out, "      {} {}{}", metric.id, metric.name, marks(metric, None))?;
        }
    }
    statements(out, "Principles", &framework.principles)?;
    statements(out, "Approach", &framework.approaches)?;
    statements(out, "Partnerships", &framework.partnerships)?;
    if !framework.indicators.is_empty() {
        writeln!(out, "\nIndicators of context")?;
    }
    for indicator in &framework.indicators {
        writeln!(out, "  {} {} ({})", indicator.id, indicator.name, indicator.theme)?;
    }
    Ok(())
}

fn statements(out: &mut String, title: &str, all: &[Statement]) -> std::fmt::Result {
    if !all.is_empty() {
        writeln!(out, "\n{title}")?;
    }
    for statement in all {
        writeln!(out, "  {} {}", statement.id, statement.name)?;
        for point in &statement.points {
            writeln!(out, "    - {point}")?;
        }
    }
    Ok(())
}

/// What the framework marks a metric with: “ (output, placeholder)”.
fn marks(metric: &Metric, of_group: Option<Class>) -> String {
    let mut marks = Vec::new();
    match metric.class.or(of_group) {
        Some(Class::Outcome) => marks.push("outcome"),
        Some(Class::Output) => marks.push("output"),
        Some(Class::Contextual) => marks.push("contextual"),
        None => {}
    }
    let flags = [
        (metric.placeholder, "placeholder"),
        (metric.source_to_be_confirmed, "source to be confirmed"),
        (metric.wording_to_be_confirmed, "wording to be confirmed"),
        (metric.immature.is_some(), "immature"),
        (metric.retired.is_some(), "retired"),
    ];
    marks.extend(flags.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark));
    if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) }
}

fn list_links(out: &mut String, crosswalk: &Crosswalk) -> std::fmt::Result {
    writeln!(out, "{}\nfrom {}\nto {}", crosswalk.title, crosswalk.from, crosswalk.to)?;
    let counts = crosswalk.counts();
    let counts: Vec<_> = counts.iter().map(|it| format!("{} {}", it.count, it.what)).collect();
    writeln!(out, "{}", counts.join(", "))?;
    let name = |item: &Item| format!("{} {}", item.id, item.name);
    for link in &crosswalk.links {
        let from = link.from.iter().map(name);
        let both: Vec<_> = from.chain(link.to.iter().map(name)).collect();
        writeln!(out, "\n{} {}", link.relation.word(), both.join("\n    "))?;
        for note in &link.notes {
            writeln!(out, "    - {note}")?;
        }
    }
    Ok(())
}
