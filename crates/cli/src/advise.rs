//! `weigh advise`: what would raise a proposal, in words that can be read aloud.

use std::{fmt::Write, path::PathBuf};

use anyhow::Result;
use weighup_engine::{
    Advice, AdviceOptions, Program,
    advice::result::{After, CheckAdvice, Fix, LevelAdvice, Search},
    advise,
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
    /// Answers that stay as they are, such as "/answers/public cost" or "/answers/claims/0".
    #[arg(long, value_name = "POINTER", num_args = 1..)]
    lock: Vec<String>,
}

/// Looks for advice and says what was found.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let program = arguments.given.program()?;
    let proposal = files::read_proposal(&arguments.proposal)?;
    let advice = advise(&program, &proposal, &AdviceOptions { locked: arguments.lock.clone() });
    arguments.given.printed(&advice, || text(&program, &proposal.title, &advice))
}

fn text(program: &Program, title: &str, advice: &Advice) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    write_title(&mut out, title)?;
    write_problems(&mut out, "", &advice.problems)?;
    writeln!(out, "\nWhat helps most")?;
    if advice.steps.is_empty() {
        writeln!(out, "  No single step was found that helps.")?;
    }
    for (index, step) in advice.steps.iter().enumerate() {
        writeln!(out, "  {}. {}", index + 1, step.words)?;
        writeln!(out, "     {}", outcome(program, &step.after))?;
    }
    if !advice.checks.is_empty() {
        writeln!(out, "\nWhat would meet each check that is not met as it stands")?;
    }
    for check in &advice.checks {
        write_check(&mut out, program, check)?;
    }
    if !advice.levels.is_empty() {
        writeln!(out, "\nWhat would move a level")?;
    }
    for level in &advice.levels {
        write_level(&mut out, level)?;
    }
    if advice.effort.stopped {
        writeln!(
            out,
            "\nLooking stopped at a limit, after {} changes were weighed: there may be better advice.",
            advice.effort.weighed
        )?;
    }
    Ok(out)
}

fn write_check(out: &mut String, program: &Program, check: &CheckAdvice) -> std::fmt::Result {
    let severity = format!("{:?}", check.severity).to_lowercase();
    writeln!(out, "  {} ({severity})", check.title)?;
    for (index, fix) in check.fixes.iter().enumerate() {
        let or = if index == 0 { "" } else { "Or: " };
        writeln!(out, "    {or}{}{}", fix.words, aside(program, fix))?;
    }
    match check.search {
        Search::Found | Search::FoundFirst => {}
        Search::NothingHelps => {
            writeln!(out, "    Nothing helps: no answer that may be changed would meet it.")?;
        }
        Search::NothingFound if !check.ask.is_empty() => {}
        Search::NothingFound => {
            writeln!(out, "    No change of a few answers was found to meet it.")?
        }
        Search::Stopped => writeln!(out, "    Looking stopped before anything was found.")?,
    }
    if !check.ask.is_empty() {
        let asked: Vec<_> = check.ask.iter().map(|place| place.words.as_str()).collect();
        writeln!(out, "    It rests on facts that are not given yet: {}.", asked.join(", "))?;
    }
    Ok(())
}

/// What a fix does beside meeting the check.
fn aside(program: &Program, fix: &Fix) -> String {
    let mut parts = Vec::new();
    if !fix.certain {
        parts.push("as it stands".to_owned());
    }
    if !fix.after.breaks.is_empty() {
        parts.push(format!("but then not met: {}", titles(program, &fix.after.breaks)));
    }
    if parts.is_empty() { String::new() } else { format!(" [{}]", parts.join("; ")) }
}

/// “19.2 points more, 83.2 in all; no longer in the way: Baselines are shown; verdict: ready”.
fn outcome(program: &Program, after: &After) -> String {
    let points = match after.gained.strip_prefix('-') {
        Some(lost) => format!("{lost} points fewer"),
        None if after.gained == "0" => "no more points".to_owned(),
        None => format!("{} points more", after.gained),
    };
    let mut parts = Vec::new();
    if !program.scores.is_empty() {
        parts.push(format!("{points}, {} in all", after.points));
    }
    if !after.opens.is_empty() {
        parts.push(format!("no longer in the way: {}", titles(program, &after.opens)));
    }
    if !after.breaks.is_empty() {
        parts.push(format!("then not met: {}", titles(program, &after.breaks)));
    }
    if let Some(verdict) = &after.verdict {
        parts.push(format!("verdict: {verdict}"));
    }
    parts.join("; ")
}

fn write_level(out: &mut String, level: &LevelAdvice) -> std::fmt::Result {
    writeln!(out, "  {}: {}", level.title, level.now)?;
    for step in level.up.iter().chain(&level.down) {
        writeln!(out, "    {}", step.fix.words)?;
    }
    Ok(())
}
