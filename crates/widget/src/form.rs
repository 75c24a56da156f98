//! The form: the sections of the rules with their questions, and how a draft is ended.

use std::collections::{BTreeMap, BTreeSet};

use web_sys::HtmlInputElement;
use weighup_engine::{Program, assessment::Answer};
use yew::{AttrValue, Callback, Event, Html, TargetCast, html};

use crate::app::Msg;
use crate::field::Field;
use crate::heading::Level;
use crate::list;
use crate::model::{Change, Model};
use crate::place::{Spot, id};
use crate::spared::Spared;
use crate::strings;

/// The button that asks whether to start again.
pub(crate) const START_AGAIN: &str = "start-again";
/// The question it asks.
pub(crate) const CONFIRM: &str = "start-again-question";

/// What the form is drawn from.
pub(crate) struct FormView<'a> {
    pub(crate) model: &'a Model,
    pub(crate) level: Level,
    pub(crate) emit: &'a Callback<Msg>,
    /// The problems a user may see by now.
    pub(crate) visible: &'a BTreeSet<String>,
    /// The questions under which it says why they need no answer, or did a moment ago.
    pub(crate) spared: &'a BTreeMap<String, String>,
    pub(crate) asks_start_again: bool,
}

/// What an assessment says about single places.
pub(crate) struct Places<'a> {
    asked: BTreeMap<&'a str, Answer>,
    problems: BTreeMap<&'a str, &'a str>,
    spared: BTreeMap<&'a str, Spared>,
}

impl Places<'_> {
    /// Whether a question is shown; one that may turn out to be asked is.
    pub(crate) fn shows(&self, pointer: &str) -> bool {
        self.asked.get(pointer) != Some(&Answer::No)
    }

    /// Why the question at a place needs no answer.
    pub(crate) fn spared(&self, pointer: &str) -> Option<Spared> {
        self.spared.get(pointer).cloned()
    }

    /// What is wrong with the answer at a place.
    pub(crate) fn problem(&self, pointer: &str) -> Option<AttrValue> {
        self.problems.get(pointer).map(|message| AttrValue::from((*message).to_owned()))
    }
}

impl FormView<'_> {
    pub(crate) fn program(&self) -> &Program {
        self.model.pack.program()
    }

    fn places(&self) -> Places<'_> {
        let assessment = &self.model.assessment;
        let mut places =
            Places { asked: BTreeMap::new(), problems: BTreeMap::new(), spared: BTreeMap::new() };
        // Extended and not collected: collecting sorts first, which is code a page has to load.
        let questions = assessment.questions.iter();
        places.asked.extend(questions.map(|state| (state.pointer.as_str(), state.asked)));
        let problems =
            assessment.problems.iter().filter(|problem| self.visible.contains(&problem.pointer));
        let problems = problems.map(|problem| (problem.pointer.as_str(), problem.message.as_str()));
        places.problems.extend(problems);
        places.spared.extend(assessment.questions.iter().filter_map(|state| {
            let before = self.spared.get(&state.pointer)?;
            Some((state.pointer.as_str(), Spared::now(before, state)))
        }));
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
pub(crate) fn view(form: &FormView<'_>) -> Html {
    let places = form.places();
    let left = form.emit.reform(|_| Msg::Left);
    let sections = form.program().sections.iter().enumerate();
    let sections: Vec<Html> = sections.map(|(i, _)| section(form, &places, i)).collect();
    html! {
        <div class="weigh-form" part="form" onfocusout={left}>
            { draft_notes(form) }
            { unplaced_problems(form) }
            { contents(form, &places) }
            <div>{ sections }</div>
            { ending(form) }
        </div>
    }
}

fn section_id(section: usize) -> String {
    format!("section-{section}")
}

/// The questions of a section that are shown.
fn questions<'a>(
    form: &'a FormView<'_>,
    places: &'a Places<'_>,
    section: usize,
) -> impl Iterator<Item = usize> + 'a {
    let program = form.program();
    let questions = program.questions.iter().enumerate();
    questions
        .filter(move |(_, question)| question.section == section)
        .map(|(i, _)| i)
        .filter(move |i| places.shows(&Spot::Question(*i).pointer(program)))
}

/// The way to each section.
fn contents(form: &FormView<'_>, places: &Places<'_>) -> Html {
    let sections = form.program().sections.iter().enumerate();
    let sections = sections.filter(|(i, _)| questions(form, places, *i).next().is_some());
    let links: Vec<Html> = sections
        .map(|(i, section)| {
            let go = form.emit.reform(move |_| Msg::Show(section_id(i)));
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

fn section(form: &FormView<'_>, places: &Places<'_>, index: usize) -> Html {
    let Some(section) = form.program().sections.get(index) else { return Html::default() };
    let mut fields =
        questions(form, places, index).map(|i| form.question(places, Spot::Question(i))).peekable();
    if fields.peek().is_none() {
        return Html::default();
    }
    let fields: Vec<Html> = fields.collect();
    let heading = section_id(index);
    html! {
        <section class="weigh-section" key={heading.clone()} aria-labelledby={heading.clone()}>
            <div id={heading} tabindex="-1" class="weigh-target">
                { form.level.heading(1, "govuk-heading-m", None, html! { &section.title }) }
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
fn ending(form: &FormView<'_>) -> Html {
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
            { start_again(form) }
        </div>
    }
}

fn start_again(form: &FormView<'_>) -> Html {
    let ask = |asks: bool| form.emit.reform(move |_| Msg::AskStartAgain(asks));
    if !form.asks_start_again {
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
