//! All words the widget says of itself. Those about a proposal come from the rules.

use weighup_engine::{
    Kind, Program, Value,
    advice::result::After,
    assessment::{Points, Progress, State, TotalResult, VerdictResult},
    program::{Citation, Force, Pack, Severity},
    read_date, show, singular,
};
use yew::{Html, html};

use crate::checks::Group;
use crate::place::capitalised;
use crate::score::shown;

pub(crate) const PRIVATE: &str = "Nothing you type leaves this page. Your draft is kept in this \
    browser only.";
pub(crate) const SECTIONS: &str = "Sections of the form";
pub(crate) const RESTORED: &str = "Your draft has been restored.";
pub(crate) const NOT_KEPT: &str = "This browser does not let us keep your draft. If you leave or \
    reload this page, what you have typed is lost.";
pub(crate) const UNPLACED: &str = "Some of this proposal could not be used. The rest has been \
    assessed.";

pub(crate) const ERROR: &str = "Error:";
pub(crate) const YES: &str = "Yes";
pub(crate) const NO: &str = "No";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const SEVERAL: &str = "Choose all that apply.";
pub(crate) const OR: &str = "or";
pub(crate) const NONE_OF_THESE: &str = "None of these";
pub(crate) const CHOSEN: &str = "Chosen";
pub(crate) const CHOOSE: &str = "Not answered yet";
pub(crate) const DATE_EXAMPLE: &str = "For example, 1 April 2026";

pub(crate) const ENDING: &str = "When you have answered all you can";
pub(crate) const PART: &str = "(a part of one above)";
pub(crate) const FINISHED: &str = "This proposal is finished";
pub(crate) const FINISHED_HELP: &str = "What is still blank is then treated as not available, \
    and the result becomes final. You can untick this at any time.";
pub(crate) const START_AGAIN: &str = "Start again";
pub(crate) const START_AGAIN_QUESTION: &str = "Do you want to start again?";
pub(crate) const START_AGAIN_HELP: &str = "Everything you have typed in this form will be removed \
    from this browser.";
pub(crate) const START_AGAIN_YES: &str = "Remove my answers";
pub(crate) const START_AGAIN_NO: &str = "Keep my answers";

pub(crate) const RESULT: &str = "Result so far";
pub(crate) const DETAILS: &str = "See the result in detail";
pub(crate) const VERDICT: &str = "As it stands";
pub(crate) const SCORE: &str = "Score";
pub(crate) const SCORES: &str = "Score by section";
pub(crate) const NEXT: &str = "What to answer next";
pub(crate) const DEPENDS_ON: &str = "Depends on";
pub(crate) const WHY: &str = "Why";
pub(crate) const ALL_ILLUSTRATIVE: &str = "These rest on illustrative figures.";
pub(crate) const ILLUSTRATIVE: &str = "(illustrative figures)";
pub(crate) const ILLUSTRATIVE_RULE: &str = "(illustrative)";
pub(crate) const LINE_NOT_REQUIRED: &str = "not required";

pub(crate) const SHOW_ADVICE: &str = "Show what would help most";
pub(crate) const LOOK_AGAIN: &str = "Look again";
pub(crate) const LOOKING: &str = "Looking…";
pub(crate) const NOT_LOOKED: &str =
    "I cannot look for it: a part of this form could not be loaded. Try again later.";
pub(crate) const ADVICE: &str = "What would help most";
pub(crate) const ADVICE_OLD: &str = "Your answers have changed since this was looked for.";
pub(crate) const NO_STEP: &str = "No single step was found that helps.";
pub(crate) const STOPPED: &str = "Looking stopped at a limit: there may be something better.";
pub(crate) const SMALLEST: &str = "Smallest change that meets it:";
pub(crate) const NOTHING_HELPS: &str =
    "No change of the answers that may be changed would meet it.";
pub(crate) const NOTHING_FOUND: &str = "No change of a few answers was found that meets it.";
pub(crate) const STOPPED_BEFORE: &str = "Looking stopped at a limit before anything was found that \
    meets it.";

pub(crate) const TENSIONS: &str = "Tensions";

pub(crate) const CHECKS: &str = "Checks";
pub(crate) const FIX: &str = "To fix:";
pub(crate) const STILL_OPEN: &str = "Still open:";
pub(crate) const FACTS: &str = "What this is based on";
pub(crate) const WORDS_USED: &str = "What these words mean";

/// The words on checks, and what they mean.
pub(crate) const GLOSSARY: [(&str, &str); 8] = [
    ("Gate", "A proposal is not ready until this is met."),
    ("Condition", "A proposal can go on, on condition that this is put right."),
    ("Worth mending", "Changes no verdict, but makes the case better."),
    ("Flag", "Changes no verdict and no score; worth a second look."),
    ("Must", "The document says must, or the law does."),
    ("Declared", "The document states it as what happens."),
    ("Should", "The document says should."),
    ("Typically", "The document says typically: do it, or explain why not."),
];

pub(crate) const RULES_WRONG: &str = "There are mistakes in the rules";
pub(crate) const RULES_WRONG_HELP: &str = "A proposal cannot be checked until whoever looks after \
    the rules has put these right.";
pub(crate) const MISTAKE: &str = "Mistake";
pub(crate) const WARNING: &str = "Warning";

/// What the rules are: "Edition 2026.1, in force from 1 April 2026. Status: illustrative."
pub(crate) fn edition(pack: &Pack) -> String {
    let mut text = Vec::new();
    if !pack.edition.is_empty() {
        text.push(format!("Edition {}", pack.edition));
    }
    if let Some(from) = &pack.in_force_from {
        text.push(format!("in force from {}", day(from)));
    }
    if let Some(until) = &pack.in_force_until {
        text.push(format!("until {}", day(until)));
    }
    let mut text = text.join(", ");
    if !pack.status.is_empty() {
        let stop = if text.is_empty() { "" } else { ". " };
        text = format!("{text}{stop}Status: {}", pack.status);
    }
    text
}

/// A day as people write it.
fn day(text: &str) -> String {
    match read_date(text) {
        Some(day) => show(&Value::Number(day), &Kind::Date, &Program::default()),
        None => text.to_owned(),
    }
}

/// How many more there are than are shown.
pub(crate) fn and_more(count: usize) -> String {
    format!(" and {count} more")
}

/// "low, medium or high"
pub(crate) fn either(options: &[String]) -> String {
    match options {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Which answer a "Clear" button clears.
pub(crate) fn clear_which(question: &str) -> String {
    format!(" the answer to: {question}")
}

/// What is behind an amount for each of something: "per home".
pub(crate) fn per(unit: &str) -> String {
    format!("per {}", singular(unit))
}

/// A group of options, and how many of them are chosen.
pub(crate) fn chosen_of(group: &str, chosen: usize, count: usize) -> String {
    match chosen {
        0 => group.to_owned(),
        _ => format!("{group} ({chosen} of {count} chosen)"),
    }
}

/// "claim 1"
pub(crate) fn item(item: &str, index: usize) -> String {
    format!("{item} {}", index + 1)
}

/// "quarter 2 of output 1"
pub(crate) fn inside(name: &str, holder: &str) -> String {
    format!("{name} of {holder}")
}

/// Which list a button adds to, behind its words: " to output 1".
pub(crate) fn to(holder: &str) -> String {
    format!(" to {holder}")
}

/// What a button of one word is about, behind it: " quarter 2 of output 1".
pub(crate) fn which(name: &str) -> String {
    format!(" {name}")
}

/// The button that adds an item.
pub(crate) fn add(item: &str, count: usize) -> String {
    if count == 0 { format!("Add {} {item}", article(item)) } else { format!("Add another {item}") }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// What takes the place of that button.
pub(crate) fn full(item: &str, most: usize) -> String {
    format!("There is room for {most} here. To add another {item}, remove one.")
}

/// The box that declares a list finished.
pub(crate) fn listed(item: &str, count: usize) -> String {
    if count == 0 {
        format!("There is no {item} to list")
    } else {
        format!("I have listed every {item}")
    }
}

/// The box that declares the lists inside the items of another finished.
pub(crate) fn listed_inside(item: &str, holder: &str) -> String {
    format!("I have listed every {item} of every {holder}")
}

/// The button that takes an item out.
pub(crate) fn remove(name: &str) -> String {
    format!("{REMOVE} {name}")
}

/// What is said once it is out.
pub(crate) fn removed(name: &str) -> String {
    format!("{} has been removed.", capitalised(name))
}

/// The button that puts it back.
pub(crate) fn put_back(name: &str) -> String {
    format!("Put {name} back")
}

/// How far the form is.
pub(crate) fn progress(progress: &Progress, not_needed: usize) -> String {
    let Progress { asked, answered, finished } = progress;
    let answered = format!("{answered} of {asked} questions answered.");
    match (finished, not_needed) {
        (true, _) => format!("{answered} Declared finished."),
        (false, 0) => answered,
        (false, 1) => format!("{answered} 1 that is open is not needed for the result."),
        (false, many) => format!("{answered} {many} that are open are not needed for the result."),
    }
}

/// Under a question that needs no answer.
pub(crate) fn not_needed(why: &str) -> String {
    format!("Not needed for the result: {why}.")
}

/// The points that a step gains; nothing of less than a tenth.
pub(crate) fn gained(after: &After) -> String {
    let (figure, more) = match after.gained.strip_prefix('-') {
        Some(lost) => (lost, "fewer"),
        None => (after.gained.as_str(), "more"),
    };
    match shown(figure).as_str() {
        "0" => String::new(),
        figure => format!("{figure} points {more}, {} in all.", shown(&after.points)),
    }
}

/// The gates that a step opens.
pub(crate) fn gates(titles: &[String]) -> String {
    match titles {
        [] => String::new(),
        [only] => format!("Opens a gate: {only}."),
        many => format!("Opens {} gates: {}.", many.len(), many.join("; ")),
    }
}

/// The checks beside gates that a step settles.
pub(crate) fn others_met(count: usize, beside_gates: bool) -> String {
    let other = if beside_gates { "other " } else { "" };
    match count {
        0 => String::new(),
        1 => format!("Settles one {other}check."),
        many => format!("Settles {many} {other}checks."),
    }
}

/// The checks that are not met after a step.
pub(crate) fn breaks(titles: &[String]) -> String {
    if titles.is_empty() { String::new() } else { format!("Then not met: {}.", titles.join("; ")) }
}

/// The verdict after a step.
pub(crate) fn verdict_then(verdict: &str) -> String {
    format!("Verdict then: {verdict}.")
}

/// The verdict, as the headline.
pub(crate) fn verdict_now(verdict: &VerdictResult) -> String {
    let name = capitalised(&verdict.as_it_stands);
    if verdict.possible.len() == 1 { name } else { format!("{name} as it stands") }
}

/// What it can still become.
pub(crate) fn verdict_still(verdict: &VerdictResult) -> String {
    let others: Vec<_> = verdict
        .possible
        .iter()
        .filter(|possible| **possible != verdict.as_it_stands)
        .cloned()
        .collect();
    if others.is_empty() {
        "Only changing an answer you have given can change this.".to_owned()
    } else {
        format!("It could still be {}.", either(&others))
    }
}

/// What keeps the verdict from being better.
pub(crate) fn because(count: usize) -> String {
    match count {
        1 => "What stands in the way".to_owned(),
        _ => format!("What stands in the way ({count})"),
    }
}

/// A check that keeps the verdict from being better, when what is wrong is not known yet.
pub(crate) fn not_shown_yet(title: &str) -> String {
    format!("Not shown yet: {title}")
}

/// To follow the score in large figures.
pub(crate) fn score_now(points: &Points) -> String {
    format!("out of {} now", shown(&points.out_of))
}

/// What the score can still be.
pub(crate) fn score_still(points: &Points) -> String {
    let (lowest, highest) = (shown(&points.lowest), shown(&points.highest));
    if lowest == highest {
        "Only changing an answer you have given can change this score.".to_owned()
    } else {
        format!("{lowest} to {highest} is still possible.")
    }
}

/// Points in few words: "12 now, up to 20, of 35".
pub(crate) fn score_brief(points: &Points) -> String {
    let [now, highest, out_of] =
        [&points.as_it_stands, &points.highest, &points.out_of].map(|figure| shown(figure));
    if now == highest {
        format!("{now} of {out_of}")
    } else {
        format!("{now} now, up to {highest}, of {out_of}")
    }
}

/// Points of a line that may not count at all.
pub(crate) fn line_perhaps(points: &Points) -> String {
    format!("{}, if required", score_brief(points))
}

/// How the total comes about.
pub(crate) fn completeness(total: &TotalResult) -> String {
    format!(
        "{} for how complete the case is, times {} ({}).",
        shown(&total.completeness.as_it_stands),
        total.factor,
        total.factor_name
    )
}

/// More questions to answer next.
pub(crate) fn later(count: usize) -> String {
    format!("{count} more")
}

/// What an answer would settle: the first by name.
pub(crate) fn settles(what: &[String]) -> String {
    match what {
        [one, two, _, _, ..] => {
            format!("Helps to settle: {one}; {two}; and {} more", what.len().saturating_sub(2))
        }
        _ => format!("Helps to settle: {}", what.join("; ")),
    }
}

/// The day of assessment.
pub(crate) fn assessed_as_of(date: &str) -> String {
    format!("Assessed as of {}.", day(date))
}

/// A group of checks.
pub(crate) fn group(group: Group, count: usize) -> String {
    let name = match group {
        Group::Of(State::NotMet) => "Not met",
        Group::Flags => "Worth a second look",
        Group::Of(State::CannotTell) => "Cannot tell yet",
        Group::Of(State::Met) => "Met",
        Group::Of(State::NotRequired) => "Not required at this level",
    };
    format!("{name} ({count})")
}

/// A sign for a group of checks, beside its words.
pub(crate) fn mark(group: Group) -> &'static str {
    match group {
        Group::Of(State::NotMet) => "✕",
        Group::Flags => "!",
        Group::Of(State::CannotTell) => "?",
        Group::Of(State::Met) => "✓",
        Group::Of(State::NotRequired) => "–",
    }
}

/// What a check does to the verdict.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Gate => "Gate",
        Severity::Major => "Condition",
        Severity::Minor => "Worth mending",
        Severity::Flag => "Flag",
    }
}

/// How strongly the source asks.
pub(crate) fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::Declared => "declared",
        Force::Should => "should",
        Force::Typically => "typically",
    }
}

/// The clauses something comes from.
pub(crate) fn cited(citations: &[Citation]) -> Html {
    if citations.is_empty() {
        return Html::default();
    }
    let clauses: Vec<_> = citations
        .iter()
        .map(|citation| format!("{} {}", citation.source, citation.clause))
        .collect();
    html! { <p class="weigh-small">{ format!("Source: {}", clauses.join("; ")) }</p> }
}

/// Said aloud when the score has changed.
pub(crate) fn score_changed(now: &str, then: &str) -> String {
    format!("Score {now}, was {then}.")
}

/// Said aloud when a level has changed.
pub(crate) fn level_changed(title: &str, possible: &str) -> String {
    format!("{title} {possible}.")
}

/// Said aloud when the verdict has changed.
pub(crate) fn verdict_changed(verdict: &str) -> String {
    format!("{} as it stands.", capitalised(verdict))
}
