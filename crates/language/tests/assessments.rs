//! Whole assessments, in words: `tests/language/assessments` holds packs and, for each, drafts with what
//! must come of them, worked out by hand from the language reference.
//!
//! A file starts with a pack. Each draft is a line `draft` with a proposal as JSON, and below it stands
//! all that an assessment says, as `told` writes it down. `UPDATE=1` writes what comes of the drafts in
//! place of what should: read it line by line before you keep it.

mod common;

use std::{
    fmt::{Display, Write},
    fs,
};

use common::{compile_pack, root};
use weighup_engine::{
    Assessment, Plan, Proposal,
    assessment::{Answer, Place, Points, State},
};

#[test]
fn each_draft_comes_to_what_it_should() {
    let mut failures = Vec::new();
    let mut drafts = 0;
    for entry in fs::read_dir(root().join("tests/language/assessments")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let mut cases = text.split("\ndraft ");
        let pack = cases.next().unwrap();
        let compiled = compile_pack("draft.weigh", pack);
        let program =
            compiled.program.unwrap_or_else(|| panic!("{name}: {:#?}", compiled.diagnostics));
        let plan = Plan::from(program);
        let mut all = pack.to_owned();
        for case in cases {
            drafts += 1;
            let (json, wanted) = case.split_once('\n').unwrap();
            let found = told(&plan.assess(&Proposal::from_json(json).unwrap()));
            if found.trim() != wanted.trim() {
                failures.push(format!("{name}: draft {json}\n{found}"));
            }
            write!(all, "\ndraft {json}\n{found}").unwrap();
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, all).unwrap();
        }
    }
    assert!(drafts > 5, "only {drafts} drafts were found");
    assert!(failures.is_empty(), "what follows is what comes of them:\n\n{}", failures.join("\n"));
}

/// An assessment, one line for each thing that it says.
#[cfg(test)]
fn told(of: &Assessment) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{}", text.trim_end()).unwrap();
    let Assessment { progress, levels, total, scores, verdict, figures, tensions, .. } = of;
    line(format!("answered {} of {}", progress.answered, progress.asked));
    for level in levels {
        let possible = level.possible.join(" or ");
        line(format!(
            "level {}: {possible}. {}{}",
            level.title,
            level.reason,
            waits(&level.waits_for)
        ));
    }
    for score in scores {
        let part = if score.in_total { "" } else { ", a part" };
        line(format!("score {}{part}: {}", score.title, points(&score.points)));
        for of in &score.lines {
            let required = match of.required {
                Answer::Yes => "",
                Answer::No => ", not required",
                Answer::CannotTell => ", perhaps required",
            };
            line(format!("  {}{required}: {}. {}", of.title, points(&of.points), of.reason));
        }
    }
    if let Some(total) = total {
        let (completeness, name) = (points(&total.completeness), &total.factor_name);
        line(format!(
            "total {}; {completeness} times {} {name}",
            points(&total.points),
            total.factor
        ));
    }
    if let Some(verdict) = verdict {
        let possible = verdict.possible.join(" or ");
        let because = match verdict.because.join(", ") {
            none if none.is_empty() => none,
            some => format!("; in the way: {some}"),
        };
        line(format!("verdict {}; possible: {possible}{because}", verdict.as_it_stands));
    }
    for figure in figures {
        line(format!("figure {}: {}", figure.title, figure.value));
    }
    for tension in tensions {
        let answered = match tension.answered {
            Some(answered) => format!(", answered: {}", answer(answered)),
            None => String::new(),
        };
        let (arises, waits) = (answer(tension.arises), waits(&tension.waits_for));
        line(format!("tension {}: {arises}{answered}. {}{waits}", tension.title, tension.reason));
    }
    for check in &of.checks {
        let stands = match (check.state, check.as_it_stands) {
            (state, as_it_stands) if state == as_it_stands => String::new(),
            (_, as_it_stands) => format!(", as it stands {}", state(as_it_stands)),
        };
        let severity = format!("{:?}", check.severity).to_lowercase();
        line(format!(
            "check {}: {}{stands}; {severity}. {}",
            check.title,
            state(check.state),
            check.reason
        ));
        let facts = check.facts.iter().map(|fact| format!("{} {}", fact.name, fact.value));
        let parts = [
            ("message", check.message.clone()),
            ("fix", check.fix.clone()),
            ("facts", facts.collect::<Vec<_>>().join("; ")),
            (
                "waits for",
                check.waits_for.iter().map(|it| &*it.words).collect::<Vec<_>>().join(", "),
            ),
        ];
        for (name, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
            line(format!("  {name}: {text}"));
        }
    }
    for next in &of.next {
        line(format!("next {}, which settles {}", next.place.words, next.settles.join(", ")));
    }
    for spared in &of.not_needed {
        line(format!("not needed: {}, since {}", spared.place.words, spared.why));
    }
    for question in of.questions.iter().filter(|it| it.asked != Answer::Yes) {
        line(format!("asked {}: {}", question.pointer, answer(question.asked)));
    }
    for problem in &of.problems {
        line(format!("problem {} {}: {}", problem.code, problem.pointer, problem.message));
    }
    out
}

#[cfg(test)]
fn waits(places: &[Place]) -> String {
    let words: Vec<_> = places.iter().map(|place| place.words.as_str()).collect();
    if words.is_empty() { String::new() } else { format!(" (waits for {})", words.join(", ")) }
}

/// “3 of 10, between 2 and 7”.
#[cfg(test)]
fn points(points: &Points) -> impl Display + use<> {
    let Points { as_it_stands, lowest, highest, out_of } = points;
    match lowest == highest {
        true => format!("{as_it_stands} of {out_of}"),
        false => format!("{as_it_stands} of {out_of}, from {lowest} to {highest}"),
    }
}

#[cfg(test)]
fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::CannotTell => "perhaps",
    }
}

#[cfg(test)]
fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::NotMet => "not met",
        State::NotRequired => "not required",
        State::CannotTell => "cannot tell",
    }
}
