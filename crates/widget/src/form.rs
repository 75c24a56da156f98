//! The form: the sections of the rules with their questions, and how a draft is ended.
//!
//! A section is a component of its own: a key stroke draws the one again in which it falls, unless
//! other questions are asked now.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use web_sys::HtmlInputElement;
use weighup_engine::{Program, assessment::Answer};
use yew::{AttrValue, Callback, Event, Html, Properties, SubmitEvent, TargetCast, component, html};

use crate::app::Msg;
use crate::field::Field;
use crate::heading::Level;
use crate::list;
use crate::model::{Change, Model};
use crate::mount::Shared;
use crate::place::{Spot, id};
use crate::spared::Spared;
use crate::strings;

/// The button that asks whether to start again.
pub(crate) const START_AGAIN: &str = "start-again";
/// The question it asks.
pub(crate) const CONFIRM: &str = "start-again-question";

/// The problems a user may see by now: what is wrong, by JSON pointer.
pub(crate) type Said = BTreeMap<String, AttrValue>;

/// What the form is drawn from.
pub(crate) struct FormView<'a> {
    pub(crate) model: &'a Model,
    pub(crate) level: Level,
    pub(crate) emit: &'a Callback<Msg>,
    pub(crate) said: &'a Rc<Said>,
    /// The questions under which it says why they need no answer, or did a moment ago.
    pub(crate) spared: &'a Rc<BTreeMap<String, String>>,
}

/// What an assessment says about single places.
pub(crate) struct Places<'a> {
    hidden: BTreeSet<&'a str>,
    said: &'a Said,
    spared: BTreeMap<&'a str, Spared>,
}

impl Places<'_> {
    /// Whether a question is shown; one that may turn out to be asked is.
    pub(crate) fn shows(&self, pointer: &str) -> bool {
        !self.hidden.contains(pointer)
    }

    /// Why the question at a place needs no answer.
    pub(crate) fn spared(&self, pointer: &str) -> Option<Spared> {
        self.spared.get(pointer).cloned()
    }

    /// What is wrong with the answer at a place.
    pub(crate) fn problem(&self, pointer: &str) -> Option<AttrValue> {
        self.said.get(pointer).cloned()
    }
}

impl FormView<'_> {
    pub(crate) fn program(&self) -> &Program {
        self.model.pack.program()
    }

    fn places(&self) -> Places<'_> {
        let questions = &self.model.assessment.questions;
        let mut places =
            Places { hidden: BTreeSet::new(), said: self.said, spared: BTreeMap::new() };
        // Extended and not collected: collecting sorts first, which is code a page has to load.
        let hidden = questions.iter().filter(|state| state.asked == Answer::No);
        places.hidden.extend(hidden.map(|state| state.pointer.as_str()));
        if !self.spared.is_empty() {
            places.spared.extend(questions.iter().filter_map(|state| {
                let before = self.spared.get(&state.pointer)?;
                Some((state.pointer.as_str(), Spared::now(before, state)))
            }));
        }
        places
    }

    /// One question, if it is shown.
    pub(crate) fn question(&self, places: &Places<'_>, spot: Spot) -> Html {
        let program = self.program();
        let pointer = spot.pointer(program);
        if !places.shows(&pointer) {
            return Html::default();
        }
        if let Some(list) = spot.list(program) {
            return list::view(self, places, list);
        }
        html! {
            <Field
                key={pointer.clone()}
                pack={self.model.pack.clone()}
                {spot}
                entry={self.model.draft.entry(program, spot).cloned().unwrap_or_default()}
                problem={places.problem(&pointer)}
                spared={places.spared(&pointer)}
                emit={self.emit.clone()}
            />
        }
    }
}

/// Draws the form.
pub(crate) fn view(form: &FormView<'_>, model: &Shared, asks_start_again: bool) -> Html {
    let left = form.emit.reform(|_| Msg::Left);
    // Each question is a form to the browser, and none is ever sent.
    let stay = |event: SubmitEvent| event.prevent_default();
    let (level, emit, told) = (form.level, form.emit, form.model.told);
    let section = |(section, answered): (usize, &u32)| {
        html! {
            <Section
                key={section}
                model={model.clone()}
                {section}
                {told}
                answered={*answered}
                {level}
                emit={emit.clone()}
                said={Rc::clone(form.said)}
                spared={Rc::clone(form.spared)}
            />
        }
    };
    html! {
        <div class="weigh-form" part="form" onfocusout={left} onsubmit={stay}>
            { draft_notes(form) }
            { unplaced_problems(form) }
            <Contents model={model.clone()} {told} emit={emit.clone()} />
            <div>{ for form.model.answered.iter().enumerate().map(section) }</div>
            { ending(form, asks_start_again) }
        </div>
    }
}

fn section_id(section: usize) -> String {
    format!("section-{section}")
}

/// The questions of a section.
fn questions(program: &Program, section: usize) -> impl Iterator<Item = Spot> {
    let questions = program.questions.iter().enumerate();
    questions
        .filter(move |(_, question)| question.section == section)
        .map(|(i, _)| Spot::Question(i))
}

#[derive(PartialEq, Properties)]
struct ContentsProps {
    model: Shared,
    told: u32,
    emit: Callback<Msg>,
}

/// The way to each section.
#[component]
fn Contents(props: &ContentsProps) -> Html {
    let model = props.model.0.borrow();
    let program = model.pack.program();
    let mut hidden = BTreeSet::new();
    let states = model.assessment.questions.iter().filter(|state| state.asked == Answer::No);
    hidden.extend(states.map(|state| state.pointer.as_str()));
    let sections = program.sections.iter().enumerate().filter(|(i, _)| {
        questions(program, *i).any(|spot| !hidden.contains(spot.pointer(program).as_str()))
    });
    let links: Vec<Html> = sections
        .map(|(i, section)| {
            let go = props.emit.reform(move |_| Msg::Show(section_id(i)));
            html! {
                <li>
                    <button class="weigh-link" type="button" onclick={go}>
                        { &section.title }
                    </button>
                </li>
            }
        })
        .collect();
    if links.len() < 2 {
        return Html::default();
    }
    html! {
        <nav class="weigh-contents" aria-label={strings::SECTIONS}>
            <ol class="govuk-list weigh-steps">{ links }</ol>
        </nav>
    }
}

/// What a section is drawn from. The counts are the model's: they say when to draw it again.
#[derive(PartialEq, Properties)]
struct SectionProps {
    model: Shared,
    section: usize,
    told: u32,
    answered: u32,
    level: Level,
    emit: Callback<Msg>,
    said: Rc<Said>,
    spared: Rc<BTreeMap<String, String>>,
}

/// A section with its questions.
#[component]
fn Section(props: &SectionProps) -> Html {
    let SectionProps { model, level, emit, said, spared, .. } = props;
    let model = model.0.borrow();
    let form = FormView { model: &model, level: *level, emit, said, spared };
    let places = form.places();
    let program = form.program();
    let Some(section) = program.sections.get(props.section) else { return Html::default() };
    let shown =
        questions(program, props.section).filter(|spot| places.shows(&spot.pointer(program)));
    let fields: Vec<Html> = shown.map(|spot| form.question(&places, spot)).collect();
    if fields.is_empty() {
        return Html::default();
    }
    let heading = section_id(props.section);
    html! {
        <section class="weigh-section" aria-labelledby={heading.clone()}>
            <div id={heading} tabindex="-1" class="weigh-target">
                { level.heading(1, "govuk-heading-m", None, html! { &section.title }) }
            </div>
            if !section.help.is_empty() { <p class="govuk-body">{ &section.help }</p> }
            // A parent of their own: beside the heading they would be matched by position, and a
            // question that comes or goes would take the focus from its neighbours.
            <div>{ fields }</div>
        </section>
    }
}

/// What is worth knowing about the draft itself.
fn draft_notes(form: &FormView<'_>) -> Html {
    let ask = form.emit.reform(|_| Msg::AskStartAgain(true));
    html! {
        <>
            if form.model.restored {
                <div class="weigh-note">
                    <p class="govuk-body">{ strings::RESTORED }{ " " }
                        <button class="weigh-link" type="button" onclick={ask}>
                            { strings::START_AGAIN }
                        </button>
                    </p>
                </div>
            }
            if !form.model.kept {
                <div class="weigh-note">
                    <p class="govuk-body">{ strings::NOT_KEPT }</p>
                </div>
            }
        </>
    }
}

/// Problems with answers that have no question: of a proposal that a page handed over.
fn unplaced_problems(form: &FormView<'_>) -> Html {
    let model = form.model;
    let problems = model.assessment.problems.iter();
    let placed = |pointer: &str| model.assessment.questions.iter().any(|q| q.pointer == pointer);
    let problems: Vec<Html> = problems
        .filter(|problem| !placed(&problem.pointer))
        .map(|problem| html! { <li>{ &problem.message }</li> })
        .collect();
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="weigh-note weigh-note--problem">
            <p class="govuk-body">{ strings::UNPLACED }</p>
            <ul class="govuk-list govuk-list--bullet">{ problems }</ul>
        </div>
    }
}

/// The end of the form: nothing more will be answered, or everything is forgotten.
fn ending(form: &FormView<'_>, asks_start_again: bool) -> Html {
    let finish = |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Change(Change::Finished(input.is_some_and(|input| input.checked())))
    };
    let finished = id("/finished");
    html! {
        <div class="weigh-ending">
            { form.level.heading(1, "govuk-heading-m", None, html! { strings::ENDING }) }
            { checkbox(
                &finished,
                strings::FINISHED,
                Some(strings::FINISHED_HELP),
                form.model.draft.is_finished(),
                form.emit.reform(finish),
            ) }
            { start_again(form, asks_start_again) }
        </div>
    }
}

fn start_again(form: &FormView<'_>, asks: bool) -> Html {
    let ask = |asks: bool| form.emit.reform(move |_| Msg::AskStartAgain(asks));
    if !asks {
        return html! {
            <button
                class="govuk-button govuk-button--secondary"
                id={START_AGAIN}
                type="button"
                onclick={ask(true)}
            >
                { strings::START_AGAIN }
            </button>
        };
    }
    let forget = form.emit.reform(|_| Msg::Change(Change::StartAgain));
    html! {
        <div
            class="weigh-note weigh-note--problem"
            id={CONFIRM}
            tabindex="-1"
            role="group"
            aria-label={strings::START_AGAIN_QUESTION}
        >
            <p class="govuk-body"><strong>{ strings::START_AGAIN_QUESTION }</strong></p>
            <p class="govuk-body">{ strings::START_AGAIN_HELP }</p>
            <div class="govuk-button-group">
                <button class="govuk-button govuk-button--warning" type="button" onclick={forget}>
                    { strings::START_AGAIN_YES }
                </button>
                <button
                    class="govuk-button govuk-button--secondary"
                    type="button"
                    onclick={ask(false)}
                >
                    { strings::START_AGAIN_NO }
                </button>
            </div>
        </div>
    }
}

/// One box to tick, on its own.
pub(crate) fn checkbox(
    id: &str,
    label: &str,
    help: Option<&str>,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="govuk-form-group">
            <div class="govuk-checkboxes govuk-checkboxes--small">
                { tick_box(id, label, help, checked, onchange) }
            </div>
        </div>
    }
}

/// One box to tick, among others.
pub(crate) fn tick_box(
    id: &str,
    label: &str,
    help: Option<&str>,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let hint = help.map(|_| format!("{id}-hint"));
    html! {
        <div class="govuk-checkboxes__item">
            <input
                class="govuk-checkboxes__input"
                id={id.to_owned()}
                type="checkbox"
                aria-describedby={hint.clone()}
                {checked}
                {onchange}
            />
            <label class="govuk-label govuk-checkboxes__label" for={id.to_owned()}>
                { label }
            </label>
            if let Some(help) = help {
                <div class="govuk-hint govuk-checkboxes__hint" id={hint}>{ help }</div>
            }
        </div>
    }
}
