//! `weigh sensitivity`: how much of the score each answer carries.

use std::{fmt::Write, path::PathBuf};

use anyhow::Result;
use weighup_engine::{
    Program, sensitivity,
    sensitivity::{AnswerWeight, Sensitivity},
};

use crate::{
    files,
    given::{Given, titles, write_problems, write_title},
};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    given: Given,
    /// The proposal, as JSON.
    proposal: PathBuf,
}

/// Weighs each answer and says what it carries.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let program = arguments.given.program()?;
    let proposal = files::read_proposal(&arguments.proposal)?;
    let found = sensitivity(&program, &proposal);
    arguments.given.printed(&found, || text(&program, &proposal.title, &found))
}

fn text(program: &Program, title: &str, found: &Sensitivity) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    write_title(&mut out, title)?;
    write_problems(&mut out, "", &found.problems)?;
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
            more.push(format!("without it not met: {}", titles(program, &answer.holds)));
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
