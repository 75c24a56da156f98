//! An assessment as text for a terminal.

use std::fmt::Write;

use weighup_engine::{
    Assessment,
    assessment::{
        Answer, CheckResult, NotNeeded, Points, SharesResult, State, TensionResult,
        tension_in_words,
    },
    program::{Pack, Severity},
};

use crate::given::{write_problems, write_title};

/// An assessment: levels, score, verdict, checks by state, what to answer next.
pub(crate) fn text(title: &str, assessment: &Assessment) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    write_title(&mut out, title)?;
    let pack = &assessment.pack;
    writeln!(out, "{}", pack_line(pack))?;
    for central in &pack.extends {
        writeln!(out, "extends {}, edition {}", central.title, central.edition)?;
    }
    for change in &pack.changes {
        writeln!(out, "  {}: {} ({})", change.name, change.what, change.because)?;
    }
    writeln!(out)?;
    write_problems(&mut out, "", &assessment.problems)?;
    if !assessment.problems.is_empty() {
        writeln!(out)?;
    }
    for level in &assessment.levels {
        line(&mut out, &level.title, &level.possible.join(" or "))?;
    }
    for figure in &assessment.figures {
        line(&mut out, &figure.title, &figure.value)?;
    }
    if let Some(total) = &assessment.total {
        line(&mut out, "Score", &points(&total.points))?;
        line(&mut out, "Completeness", &points(&total.completeness))?;
    }
    if let Some(verdict) = &assessment.verdict {
        let others: Vec<_> =
            verdict.possible.iter().filter(|name| **name != verdict.as_it_stands).collect();
        let still = if others.is_empty() {
            String::new()
        } else {
            let others: Vec<_> = others.into_iter().map(String::as_str).collect();
            format!(" as it stands; still possible: {}", others.join(", "))
        };
        line(&mut out, "Verdict", &format!("{}{still}", verdict.as_it_stands))?;
    }
    writeln!(out)?;
    for score in &assessment.scores {
        let indent = if score.in_total { "" } else { "  part: " };
        writeln!(out, "{:<38}  {}", format!("{indent}{}", score.title), points(&score.points))?;
    }
    if let Some(shares) = assessment.shares.as_ref().filter(|it| !it.targets.is_empty()) {
        write_shares(&mut out, shares)?;
    }
    let arises = |it: &&TensionResult| it.arises != Answer::No;
    for tension in assessment.tensions.iter().filter(arises) {
        let state = tension_in_words(tension.arises, tension.answered);
        writeln!(out, "\nTension: {}: {state}", tension.title)?;
    }
    let groups = [
        (State::NotMet, false, "Not met"),
        (State::NotMet, true, "Worth a second look"),
        (State::CannotTell, false, "Cannot tell yet"),
        (State::Met, false, "Met"),
        (State::NotRequired, false, "Not required"),
    ];
    for (state, flags, heading) in groups {
        let of = |check: &&CheckResult| {
            check.state == state && (check.severity == Severity::Flag) == flags
        };
        let checks: Vec<_> = assessment.checks.iter().filter(of).collect();
        if !checks.is_empty() {
            writeln!(out, "\n{heading} ({})", checks.len())?;
            for check in checks {
                write_check(&mut out, check)?;
            }
        }
    }
    if !assessment.next.is_empty() {
        writeln!(out, "\nAnswer next")?;
        for next in &assessment.next {
            writeln!(out, "  {:<32}  settles {}", next.place.words, shortened(&next.settles))?;
        }
    }
    not_needed(&mut out, &assessment.not_needed)?;
    Ok(out)
}

/// The questions that are open and need no answer, by why not.
fn not_needed(out: &mut String, questions: &[NotNeeded]) -> std::fmt::Result {
    let mut by_reason: Vec<(&str, Vec<String>)> = Vec::new();
    for question in questions {
        let name = question.place.words.clone();
        match by_reason.iter_mut().find(|(why, _)| *why == question.why) {
            Some((_, names)) => names.push(name),
            None => by_reason.push((&question.why, vec![name])),
        }
    }
    if !by_reason.is_empty() {
        writeln!(out, "\nNo answer needed")?;
    }
    for (why, names) in by_reason {
        writeln!(out, "  {}: {why}", shortened(&names))?;
    }
    Ok(())
}

/// What pack it is, as far as the pack says.
fn pack_line(pack: &Pack) -> String {
    let edition = match pack.edition.as_str() {
        "" => String::new(),
        edition => format!(", edition {edition}"),
    };
    let status = match pack.status.as_str() {
        "" => String::new(),
        status => format!(" ({status})"),
    };
    format!("{}{edition}{status}", pack.title)
}

/// A title and what stands beside it.
fn line(out: &mut String, title: &str, text: &str) -> std::fmt::Result {
    writeln!(out, "{title:<22}  {text}")
}

fn write_shares(out: &mut String, shares: &SharesResult) -> std::fmt::Result {
    writeln!(out, "\n{}", shares.title)?;
    for target in &shares.targets {
        writeln!(out, "  {} {}", target.metric, target.name)?;
        writeln!(out, "    {}", target.text)?;
        for note in &target.notes {
            writeln!(out, "    Note: {note}")?;
        }
    }
    Ok(())
}

fn write_check(out: &mut String, check: &CheckResult) -> std::fmt::Result {
    let clauses: Vec<_> = check
        .citations
        .iter()
        .map(|it| format!("{} {}", it.source, it.clause).trim_end().to_owned())
        .collect();
    writeln!(
        out,
        "  {} [{}] {} · {}",
        check.title,
        clauses.join("; "),
        words(&format!("{:?}", check.force)),
        words(&format!("{:?}", check.severity)),
    )?;
    match check.state {
        State::NotMet => {
            writeln!(out, "    {}", check.message)?;
            writeln!(out, "    To fix: {}", check.fix)?;
        }
        State::CannotTell | State::Met | State::NotRequired => {
            writeln!(out, "    {}", check.reason)?;
        }
    }
    Ok(())
}

/// The first few, and how many more there are.
fn shortened(list: &[String]) -> String {
    const MOST: usize = 4;
    let shown: Vec<_> = list.iter().take(MOST).map(String::as_str).collect();
    match list.len().saturating_sub(MOST) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn words(name: &str) -> String {
    name.to_lowercase()
}

fn points(points: &Points) -> String {
    if points.lowest == points.highest {
        return format!("{} of {}", points.as_it_stands, points.out_of);
    }
    format!(
        "{} as it stands, {} to {} possible, of {}",
        points.as_it_stands, points.lowest, points.highest, points.out_of
    )
}
