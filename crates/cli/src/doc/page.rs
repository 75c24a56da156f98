//! The page as a whole: what the pack is, the contents, and the parts in their order.

use maud::{DOCTYPE, Markup, html};
use weighup_engine::program::ChangeKind;
use weighup_language::{
    Reading,
    reading::{FileReading, FileSort},
};

use super::{
    parts::{Context, Fact, Heads, Row, counted, facts, name, table},
    questions, rules, sources,
};

/// The style sheet, beside the page.
pub(super) const STYLE_FILE: &str = "style.css";

/// A part of the page.
struct Part {
    id: &'static str,
    title: &'static str,
    /// Shown behind the title in the contents.
    holds: String,
    body: Markup,
}

/// The page of a pack.
pub(super) fn page(context: &Context<'_>) -> Markup {
    let parts = parts(context);
    let pack = &context.reading.pack;
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (pack.title) ": the rules in words" }
                link rel="stylesheet" href=(STYLE_FILE);
            }
            body {
                a.skip href="#rules" { "Skip to the rules" }
                header {
                    h1 { (pack.title) }
                    @if !pack.about.is_empty() { p.lead { (pack.about) } }
                    (facts(&about(context.reading)))
                }
                nav aria-labelledby="contents" {
                    h2 id="contents" { "Contents" }
                    ul {
                        @for part in &parts {
                            li {
                                a href={ "#" (part.id) } { (part.title) }
                                " " span.count { (part.holds) }
                            }
                        }
                    }
                }
                main id="rules" tabindex="-1" {
                    (legend())
                    @for part in &parts {
                        section aria-labelledby=(part.id) {
                            h2 id=(part.id) { (part.title) }
                            (part.body)
                        }
                    }
                }
                footer {
                    p { "Written from the rule file by " code { "weigh doc" } ". It advises; people decide." }
                }
            }
        }
    }
}

/// What the pack says of itself.
fn about(reading: &Reading) -> Vec<Fact<'static>> {
    let pack = &reading.pack;
    let mut about = Vec::new();
    let mut say = |what, text: String| {
        if !text.is_empty() {
            about.push(Fact(what, html! { (text) }));
        }
    };
    say("Edition", pack.edition.clone());
    say("In force", reading.in_force.clone());
    say("Status", pack.status.clone());
    about.extend(editions(reading));
    let made_of = [(FileSort::Central, "Extends"), (FileSort::Part, "Parts")];
    about.extend(made_of.into_iter().filter_map(|(sort, what)| {
        let files: Vec<_> = reading.files.iter().filter(|file| file.sort == sort).collect();
        (!files.is_empty()).then(|| Fact(what, listed(&files)))
    }));
    let frameworks: Vec<_> = reading
        .frameworks
        .iter()
        .map(|it| {
            let said = [&it.title, &it.publisher, &it.edition];
            let said: Vec<_> = said.into_iter().filter(|it| !it.is_empty()).cloned().collect();
            html! { (said.join(", ")) " (called " code { (it.alias) } " in the rules)" }
        })
        .collect();
    if !frameworks.is_empty() {
        let list = html! { ul.plain { @for it in &frameworks { li { (it) } } } };
        about.push(Fact("Frameworks", list));
    }
    about
}

/// The editions, with the one that is shown.
fn editions(reading: &Reading) -> Option<Fact<'static>> {
    let list = html! {
        ul.plain {
            @for edition in &reading.editions {
                li {
                    (edition.name)
                    @if !edition.in_force.is_empty() { ", in force " (edition.in_force) }
                    @if edition.is_read { " (this page)" }
                }
            }
        }
    };
    (!reading.editions.is_empty()).then_some(Fact("Editions", list))
}

/// Files, each with its title and what it says of itself.
fn listed(files: &[&FileReading]) -> Markup {
    html! {
        ul.plain {
            @for file in files {
                li {
                    (file.title)
                    @if !file.edition.is_empty() { ", edition " (file.edition) }
                    " (" (name(&file.file)) ")"
                    @if !file.about.is_empty() { ": " (file.about) }
                }
            }
        }
    }
}

/// What a local pack changes in those it extends.
fn changes(context: &Context<'_>) -> Markup {
    let pack = &context.reading.pack;
    let rows: Vec<_> = pack
        .changes
        .iter()
        .map(|change| {
            let kind = match change.kind {
                ChangeKind::Set => "is set",
                ChangeKind::Tightened => "is tightened",
                ChangeKind::Added => "is added",
            };
            let named = match context.anchors.link(&change.name) {
                Some(link) => html! { a href=(link) { (change.name) } " " (kind) },
                None => html! { (change.name) " " (kind) },
            };
            // Only where a pack between is local too, it is not clear whose change it is.
            let by = html! { @if pack.extends.len() > 1 { (change.by) } };
            let (what, because) = (html! { (change.what) }, html! { (change.because) });
            Row::new(vec![named, what, because, by])
        })
        .collect();
    let headings = ["Rule", "Change", "Because", "By"];
    html! {
        p { "All other central rules hold as they are. The rules below stand as changed." }
        (table("All changes to settings and checks", &headings, &rows, Heads::ColumnsAndRows))
    }
}

/// How to read what follows.
fn legend() -> Markup {
    html! {
        p.legend {
            "Rules stand here as they are written in the rule file. Underlined names lead to what they \
             name. Figures marked "
            (super::parts::tag())
            ", and names with a "
            span.star { "*" }
            ", are this pack’s own and not a source’s: they are proposed, and meant to be changed."
        }
    }
}

/// The parts that this pack has anything for.
fn parts(context: &Context<'_>) -> Vec<Part> {
    let reading = context.reading;
    let part = |id, title, count: usize, word: &str, body: Markup| {
        (count > 0).then(|| Part { id, title, holds: counted(count, word), body })
    };
    let questions = reading.sections.iter().map(|section| section.questions.len()).sum();
    let definitions = reading.definitions.len();
    let points = reading.scores.len();
    let shown = reading.figures.len();
    let rows = reading.verdict.len();
    let shares = usize::from(reading.shares.is_some());
    let changed = reading.pack.changes.len();
    let parts = [
        part("changes", "Local changes", changed, "change", changes(context)),
        part("settings", "Settings", reading.settings.len(), "figure", rules::settings(context)),
        part("questions", "Questions", questions, "question", questions::questions(context)),
        part("levels", "Levels", reading.levels.len(), "level", rules::levels(context)),
        part("shown", "Shown with the result", shown, "figure", rules::figures(context)),
        part("tables", "Tables", reading.tables.len(), "table", rules::tables(context)),
        part("tensions", "Tensions", reading.tensions.len(), "tension", rules::tensions(context)),
        part("shares", "Shares of targets", shares, "list", rules::shares(context)),
        part("checks", "Checks", reading.checks.len(), "check", rules::checks(context)),
        part("scores", "Scores", points, "score", rules::scores(context)),
        part("verdict", "Verdict", rows, "row", rules::verdict(context)),
        part("definitions", "Definitions", definitions, "definition", rules::definitions(context)),
        part("sources", "Sources", reading.sources.len(), "source", sources::sources(context)),
        part(
            "examples",
            "Examples",
            reading.examples.len(),
            "example",
            questions::examples(context),
        ),
    ];
    parts.into_iter().flatten().collect()
}
