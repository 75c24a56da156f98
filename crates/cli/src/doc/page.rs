//! The page as a whole: what the pack is, the contents, and the parts in their order.

use maud::{DOCTYPE, Markup, html};
use weighup_language::Reading;

use super::{
    anchors::Anchors,
    parts::{Context, Fact, counted, facts},
    questions, rules,
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
pub(super) fn page(reading: &Reading) -> Markup {
    let context = Context { reading, anchors: Anchors::new(reading) };
    let parts = parts(&context);
    let pack = &reading.pack;
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
                    (facts(&about(reading)))
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
    let rows = reading.verdict.len();
    let parts = [
        part("settings", "Settings", reading.settings.len(), "figure", rules::settings(context)),
        part("questions", "Questions", questions, "question", questions::questions(context)),
        part("levels", "Levels", reading.levels.len(), "level", rules::levels(context)),
        part("tables", "Tables", reading.tables.len(), "table", rules::tables(context)),
        part("tensions", "Tensions", reading.tensions.len(), "tension", rules::tensions(context)),
        part("checks", "Checks", reading.checks.len(), "check", rules::checks(context)),
        part("scores", "Scores", points, "score", rules::scores(context)),
        part("verdict", "Verdict", rows, "row", rules::verdict(context)),
        part("definitions", "Definitions", definitions, "definition", rules::definitions(context)),
        part("sources", "Sources", reading.sources.len(), "source", rules::sources(context)),
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
