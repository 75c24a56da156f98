//! An assessment as text for a terminal.

use weighup_engine::{
    Assessment,
    assessment::{CheckResult, Points, State},
};

/// Prints an assessment: levels, score, verdict, checks by state, what to answer next.
pub(crate) fn print(title: &str, assessment: &Assessment) {
    if !title.is_empty() {
        println!("{title}");
    }
    let pack = &assessment.pack;
    println!("{}, edition {} ({})\n", pack.title, pack.edition, pack.status);
    for problem in &assessment.problems {
        println!("! {} {}: {}", problem.code, problem.pointer, problem.message);
    }
    if !assessment.problems.is_empty() {
        println!();
    }
    for level in &assessment.levels {
        println!("{:<24}{}", level.title, level.possible.join(" or "));
    }
    if let Some(total) = &assessment.total {
        println!("{:<24}{}", "Score", points(&total.points));
        println!("{:<24}{}", "Completeness", points(&total.completeness));
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
        println!("{:<24}{}{still}", "Verdict", verdict.as_it_stands);
    }
    println!();
    for score in &assessment.scores {
        let indent = if score.in_total { "" } else { "  of which " };
        println!("{:<40}{}", format!("{indent}{}", score.title), points(&score.points));
    }
    let groups = [
        (State::NotMet, "Not met"),
        (State::CannotTell, "Cannot tell yet"),
        (State::Met, "Met"),
        (State::NotRequired, "Not required"),
    ];
    for (state, heading) in groups {
        let checks: Vec<_> =
            assessment.checks.iter().filter(|check| check.state == state).collect();
        if !checks.is_empty() {
            println!("\n{heading} ({})", checks.len());
            checks.into_iter().for_each(print_check);
        }
    }
    if !assessment.next.is_empty() {
        println!("\nAnswer next");
        for next in &assessment.next {
            println!("  {:<32}settles {}", next.place.words, shortened(&next.settles));
        }
    }
}

fn print_check(check: &CheckResult) {
    let clauses: Vec<_> = check
        .citations
        .iter()
        .map(|it| format!("{} {}", it.source, it.clause).trim_end().to_owned())
        .collect();
    println!(
        "  {} [{}] {} · {}",
        check.title,
        clauses.join("; "),
        words(&format!("{:?}", check.force)),
        words(&format!("{:?}", check.severity)),
    );
    match check.state {
        State::NotMet => {
            println!("    {}", check.message);
            println!("    To fix: {}", check.fix);
        }
        State::CannotTell => {
            let waits: Vec<_> = check.waits_for.iter().map(|it| it.words.clone()).collect();
            println!("    Waits for {}", shortened(&waits));
        }
        State::Met | State::NotRequired => {}
    }
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
