//! `weigh compare`: two proposals side by side.

use std::{fmt::Write, path::PathBuf};

use anyhow::Result;
use weighup_engine::{
    assessment::{Place, State, tension_in_words},
    compare,
    compare::{Comparison, ScoreChange},
};

use crate::{
    files,
    given::{Given, write_problems},
};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    given: Given,
    /// The first proposal, as JSON.
    before: PathBuf,
    /// The second proposal, as JSON.
    after: PathBuf,
}

/// Compares and says what differs.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let program = arguments.given.program()?;
    let before = files::read_proposal(&arguments.before)?;
    let after = files::read_proposal(&arguments.after)?;
    let found = compare(&program, &before, &after);
    arguments.given.printed(&found, || text(&found))
}

fn text(found: &Comparison) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for (which, problems) in [("first", &found.problems_before), ("second", &found.problems_after)]
    {
        write_problems(&mut out, &format!("in the {which} proposal: "), problems)?;
    }
    if found.answers.is_empty() {
        writeln!(out, "The answers are the same.")?;
        return Ok(out);
    }
    writeln!(out, "Answers")?;
    for answer in &found.answers {
        let words = &answer.place.words;
        match (&answer.before, &answer.after) {
            (None, Some(_)) if answer.is_item => writeln!(out, "  {words}: added")?,
            (Some(_), None) if answer.is_item => writeln!(out, "  {words}: removed")?,
            (Some(before), Some(after)) => writeln!(out, "  {words}: {before} → {after}")?,
            (None, Some(after)) => writeln!(out, "  {words}: now {after}")?,
            (Some(before), None) => writeln!(out, "  {words}: no longer {before}")?,
            (None, None) => {}
        }
    }
    let nothing = found.levels.is_empty()
        && found.checks.is_empty()
        && found.scores.is_empty()
        && found.total.is_none()
        && found.verdict.is_none()
        && found.figures.is_empty()
        && found.tensions.is_empty();
    if nothing {
        writeln!(out, "\nNothing comes out differently.")?;
    }
    if let Some(verdict) = &found.verdict {
        writeln!(out, "\nVerdict: {} → {}", verdict.before, verdict.after)?;
        rests(&mut out, &verdict.rests_on)?;
    }
    if let Some(total) = &found.total {
        writeln!(out, "\nScore: {}", points(total))?;
        rests(&mut out, &total.rests_on)?;
    }
    if !found.levels.is_empty() {
        writeln!(out, "\nLevels")?;
    }
    for level in &found.levels {
        let (before, after) = (level.before.join(" or "), level.after.join(" or "));
        writeln!(out, "  {}: {before} → {after}", level.title)?;
        rests(&mut out, &level.rests_on)?;
    }
    if !found.checks.is_empty() {
        writeln!(out, "\nChecks")?;
    }
    for check in &found.checks {
        let (before, after) = match check.before == check.after {
            // Only what stands differs.
            true => (stands(check.stood), stands(check.stands)),
            false => (state(check.before).to_owned(), state(check.after).to_owned()),
        };
        writeln!(out, "  {}: {before} → {after}", check.title)?;
        rests(&mut out, &check.rests_on)?;
    }
    if !found.scores.is_empty() {
        writeln!(out, "\nScores")?;
    }
    for score in &found.scores {
        writeln!(out, "  {}: {}", score.title, points(score))?;
        rests(&mut out, &score.rests_on)?;
    }
    if !found.figures.is_empty() {
        writeln!(out, "\nFigures")?;
    }
    for figure in &found.figures {
        writeln!(out, "  {}: {} → {}", figure.title, figure.before, figure.after)?;
        rests(&mut out, &figure.rests_on)?;
    }
    if !found.tensions.is_empty() {
        writeln!(out, "\nTensions")?;
    }
    for tension in &found.tensions {
        let before = tension_in_words(tension.arose, tension.was_answered);
        let after = tension_in_words(tension.arises, tension.answered);
        writeln!(out, "  {}: {before} → {after}", tension.title)?;
        rests(&mut out, &tension.rests_on)?;
    }
    if found.stopped {
        writeln!(out, "\nNot every answer was tried by itself: more may rest on the last ones.")?;
    }
    Ok(out)
}

fn rests(out: &mut String, places: &[Place]) -> std::fmt::Result {
    /// So many answers are still read aloud.
    const MOST: usize = 6;
    let names: Vec<_> = places.iter().take(MOST).map(|place| place.words.as_str()).collect();
    let more = match places.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if names.is_empty() { Ok(()) } else { writeln!(out, "    rests on {}{more}", names.join(", ")) }
}

fn points(score: &ScoreChange) -> String {
    let (before, after) = (&score.before.as_it_stands, &score.after.as_it_stands);
    match score.gained.strip_prefix('-') {
        Some(lost) => format!("{before} → {after} ({lost} fewer)"),
        None if score.gained == "0" => format!("{before} as before; what is possible differs"),
        None => format!("{before} → {after} ({} more)", score.gained),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::NotMet => "not met",
        State::NotRequired => "not required",
        State::CannotTell => "cannot tell yet",
    }
}

fn stands(of: State) -> String {
    format!("{} as it stands", state(of))
}
