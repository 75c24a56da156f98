//! `weigh sensitivity`: how much of the score each answer carries.

use std::{fmt::Write, path::PathBuf};

use anyhow::Result;
use weighup_engine::{
    sensitivity,
    sensitivity::{AnswerWeight, Sensitivity},
};

use crate::{Format, day, files, json};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The rule file.
    rules: PathBuf,
    /// The proposal, as JSON.
    proposal: PathBuf,
    /// Use the edition in force on this day, such as 2026-05-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Weighs each answer and says what it carries.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let (program, _) = files::compile(&arguments.rules, day(arguments.as_of.clone())?)?;
    let proposal = files::read_proposal(&arguments.proposal)?;
    let found = sensitivity(&program, &proposal);
    Ok(match arguments.format {
        Format::Json => json(&found)?,
        Format::Text => text(&proposal.title, &found)?,
    })
}

fn text(title: &str, found: &Sensitivity) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    if !title.is_empty() {
        writeln!(out, "{title}")?;
    }
    for problem in &found.problems {
        writeln!(out, "! {} {}: {}", problem.code, problem.pointer, problem.message)?;
    }
    writeln!(out, "{} points as it stands", found.points)?;
    let carries = |it: &&AnswerWeight| it.carries != "0" || !it.holds.is_empty();
    let (carrying, others): (Vec<_>, Vec<_>) = found.answers.iter().partition(carries);
    if !carrying.is_empty() {
        writeln!(out, "\nWhat each answer carries")?;
    }
    for answer in carrying {
        let points = match answer.carries.strip_prefix('-') {
            Some(more) => format!("costs {more}"),
            None => answer.carries.clone(),
        };
        write!(out, "  {:<46}  {points:>8}", answer.place.words)?;
        let mut more = Vec::new();
        if answer.most != found.points {
            more.push(format!("up to {} with another answer", answer.most));
        }
        if !answer.holds.is_empty() {
            more.push(format!("without it not met: {}", answer.holds.join(", ")));
        }
        writeln!(out, "{}", aside(&more))?;
    }
    let could: Vec<_> = others.into_iter().filter(|it| it.most != found.points).collect();
    if !could.is_empty() {
        writeln!(out, "\nWhat would add points")?;
    }
    for answer in could {
        writeln!(out, "  {:<46}  up to {}", answer.place.words, answer.most)?;
    }
    if found.effort.stopped {
        writeln!(out, "\nLooking stopped at a limit: some answers were not weighed.")?;
    }
    Ok(out)
}

fn aside(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!("  {}", parts.join("; ")) }
}
