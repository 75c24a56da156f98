//! What is asked, and examples of what comes out.

use maud::{Markup, html};
use weighup_language::reading::{ExampleReading, QuestionReading};

use super::parts::{Context, Fact, facts, name};

/// The questions, section by section.
pub(super) fn questions(context: &Context<'_>) -> Markup {
    html! {
        p { "Amounts of money and numbers start at zero unless other limits are given." }
        @for section in &context.reading.sections {
            h3 { (section.title) }
            @if !section.help.is_empty() { p { (section.help) } }
            @for question in &section.questions {
                div.card id=(context.anchors.id("ask", &question.name, None)) {
                    h4 { (question.title) }
                    (about(context, question, context.file_fact(&question.file)))
                    (fields(context, question, false))
                }
            }
        }
    }
}

/// What is asked of each item of a list; `inside` another list or not.
fn fields(context: &Context<'_>, list: &QuestionReading, inside: bool) -> Markup {
    html! {
        @if !list.fields.is_empty() {
            p.of-each { "Asked of each " (list.item.as_deref().unwrap_or("item")) ":" }
            @for field in &list.fields {
                div.field {
                    @if inside { h6 { (field.title) } } @else { h5 { (field.title) } }
                    (about(context, field, None))
                    (fields(context, field, true))
                }
            }
        }
    }
}

fn about<'f>(context: &Context<'_>, question: &QuestionReading, file: Option<Fact<'f>>) -> Markup {
    let mut said = vec![Fact("In the rules", name(&question.name))];
    said.push(Fact("Answer", context.wording(&question.answer)));
    if !question.help.is_empty() {
        said.push(Fact("Help", html! { (question.help) }));
    }
    if let Some(when) = &question.when {
        said.push(Fact("Asked when", context.wording(when)));
    }
    if question.for_the_record {
        said.push(Fact("For the record", html! { "No rule uses the answer." }));
    }
    if question.fixed {
        said.push(Fact("Fixed", html! { "A fact of the world: no advice changes the answer." }));
    }
    said.extend(file);
    facts(&said)
}

/// The examples.
pub(super) fn examples(context: &Context<'_>) -> Markup {
    html! {
        p { "Each example must come out as written; " code { "weigh test" } " runs them." }
        @for example in &context.reading.examples {
            div.card {
                h3 { (example.title) }
                (facts(&example_facts(example)))
            }
        }
    }
}

fn example_facts(example: &ExampleReading) -> Vec<Fact<'static>> {
    let mut said = Vec::new();
    if let Some(from) = &example.from {
        said.push(Fact("Answers in", html! { code { (from) } }));
    }
    if !example.answers.is_empty() {
        said.push(Fact(
            "Answers",
            html! {
                ul.plain {
                    @for (question, answer) in &example.answers {
                        li { (question) ": " (answer) }
                    }
                }
            },
        ));
    }
    if !example.settings.is_empty() {
        said.push(Fact(
            "Settings",
            html! {
                ul.plain {
                    @for (setting, value) in &example.settings {
                        li { (setting) ": " (value) }
                    }
                }
            },
        ));
    }
    if let Some(day) = &example.as_of {
        said.push(Fact("Assessed on", html! { (day) }));
    }
    if example.finished {
        said.push(Fact("Finished", html! { "What is blank stays blank." }));
    }
    if !example.finished_parts.is_empty() {
        said.push(Fact("Finished", html! { (example.finished_parts.join(", ")) }));
    }
    said.push(Fact("Gives", html! { ul.plain { @for line in &example.gives { li { (line) } } } }));
    said
}
