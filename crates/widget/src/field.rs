//! One question and its answer, in the pattern its kind asks for.
//!
//! A component of its own, so that a keystroke draws one field again and not the options of every
//! other.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use weighup_engine::{
    Entry, Kind, OptionSet,
    program::{Choice, ChoiceOption, Question},
    read_option, read_options, read_truth,
};
use yew::{
    AttrValue, Callback, Event, Html, InputEvent, NodeRef, Properties, TargetCast, classes,
    component, html, use_effect_with, use_node_ref,
};

use crate::app::Msg;
use crate::form::tick_box;
use crate::model::Change;
use crate::place::{Spot, capitalised, id};
use crate::rules::Pack;
use crate::spared::{self, Spared};
use crate::strings;

/// So many options are shown all at once; more of them, as a list to open.
const MOST_RADIOS: usize = 5;
/// Options of so many letters, all together, stand in one row.
const SHORT: usize = 40;
/// So many options of several are shown all at once; more of them, under their headings.
const MOST_CHECKBOXES: usize = 12;
/// Longer names do not fit into a closed list and are repeated below it.
const LONG: usize = 70;

/// What a field is drawn from.
#[derive(PartialEq, Properties)]
pub(crate) struct FieldProps {
    pub(crate) pack: Pack,
    pub(crate) spot: Spot,
    pub(crate) entry: Entry,
    pub(crate) problem: Option<AttrValue>,
    pub(crate) spared: Option<Spared>,
    pub(crate) emit: Callback<Msg>,
}

/// A question with its help, its answer and what is wrong with it.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let program = props.pack.program();
    let text = AttrValue::from(text(&props.entry));
    let select = use_node_ref();
    use_effect_with((props.pack.clone(), props.spot, text.clone()), {
        let select = select.clone();
        move |(pack, spot, text)| choose(&select, pack, *spot, text)
    });
    let Some(question) = props.spot.question(program) else { return Html::default() };
    let emit = props.emit.clone();
    let spot = props.spot;
    let field = Parts {
        question,
        id: AttrValue::from(id(&spot.pointer(program))),
        entry: &props.entry,
        text: &text,
        problem: props.problem.as_ref(),
        spared: props.spared.as_ref(),
        select,
        answer: Callback::from(move |entry| emit.emit(Msg::Change(Change::Answer(spot, entry)))),
    };
    match &question.kind {
        Kind::YesNo => field.yes_no(),
        Kind::Choice { choice } => match program.choices.get(*choice) {
            Some(choice) if choice.options.len() <= MOST_RADIOS => field.radios(choice),
            Some(choice) => field.select(choice),
            None => Html::default(),
        },
        Kind::Choices { choice } => match program.choices.get(*choice) {
            Some(choice) => field.checkboxes(choice),
            None => Html::default(),
        },
        Kind::Text => field.words(),
        Kind::MoneyPer { unit } => {
            field.line("govuk-input--width-10", Some("£"), Some(&strings::per(unit)), None)
        }
        Kind::Money => field.line("govuk-input--width-10", Some("£"), None, None),
        Kind::Percentage => field.line("govuk-input--width-4", None, Some("%"), Some("decimal")),
        Kind::Number { unit, .. } => {
            let unit = Some(unit.as_str()).filter(|unit| !unit.is_empty());
            field.line("govuk-input--width-5", None, unit, Some("decimal"))
        }
        Kind::Date => field.line("govuk-input--width-10", None, None, None),
        Kind::Year => field.line("govuk-input--width-4", None, None, Some("numeric")),
        // Drawn by `list`.
        Kind::List { .. } => Html::default(),
    }
}

/// What was typed, or would have been for an answer that a page handed over. Such an answer is
/// kept as it came until somebody changes it, so that it is assessed as it came.
fn text(entry: &Entry) -> String {
    match entry {
        Entry::Text(text) => text.clone(),
        Entry::Truth(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Entry::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What all patterns are made of.
struct Parts<'a> {
    question: &'a Question,
    id: AttrValue,
    entry: &'a Entry,
    text: &'a AttrValue,
    problem: Option<&'a AttrValue>,
    spared: Option<&'a Spared>,
    answer: Callback<Entry>,
    select: NodeRef,
}

impl Parts<'_> {
    fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }

    /// The question's help, and what goes without saying only to some.
    fn help(&self) -> String {
        let how = match self.question.kind {
            Kind::Date => strings::DATE_EXAMPLE,
            Kind::Choices { .. } => strings::SEVERAL,
            _ => "",
        };
        [self.question.help.as_str(), how].join(" ").trim().to_owned()
    }

    fn hint(&self) -> Html {
        let help = self.help();
        if help.is_empty() {
            return Html::default();
        }
        html! { <div id={self.hint_id()} class="govuk-hint">{ help }</div> }
    }

    fn error(&self) -> Html {
        let Some(problem) = self.problem else { return Html::default() };
        html! {
            <p id={self.error_id()} class="govuk-error-message">
                <span class="govuk-visually-hidden">{ strings::ERROR }</span>{ " " }{ problem }
            </p>
        }
    }

    fn described_by(&self) -> Option<String> {
        let hint = (!self.help().is_empty()).then(|| self.hint_id());
        let error = self.problem.map(|_| self.error_id());
        let spared = spared::line_id(self.spared, &self.id);
        let ids: Vec<_> = hint.into_iter().chain(error).chain(spared).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn group(&self, inside: Html) -> Html {
        let wrong = self.problem.map(|_| "govuk-form-group--error");
        // Short answers may stand side by side.
        let short = match self.question.kind {
            Kind::Money
            | Kind::MoneyPer { .. }
            | Kind::Percentage
            | Kind::Number { .. }
            | Kind::Date
            | Kind::Year => "weigh-short",
            _ => "weigh-long",
        };
        // A form of its own, never sent: after each key a browser looks through all fields of the form
        // it fell into, and through those of the whole page when there is none.
        html! {
            <form class={classes!("govuk-form-group", short, wrong)} method="dialog">
                { inside }
                { spared::line(self.spared, &self.id) }
            </form>
        }
    }

    /// Several controls that answer one question together.
    fn grouped(&self, controls: Html) -> Html {
        self.group(html! {
            <fieldset class="govuk-fieldset" aria-describedby={self.described_by()}>
                <legend class="govuk-fieldset__legend weigh-question">
                    { &self.question.title }
                </legend>
                { self.hint() }
                { self.error() }
                { controls }
            </fieldset>
        })
    }

    fn labelled(&self, control: Html) -> Html {
        self.group(html! {
            <>
                <label class="govuk-label weigh-question" for={&self.id}>
                    { &self.question.title }
                </label>
                { self.hint() }
                { self.error() }
                { control }
            </>
        })
    }

    fn line(
        &self,
        width: &'static str,
        prefix: Option<&'static str>,
        suffix: Option<&str>,
        mode: Option<&'static str>,
    ) -> Html {
        let answer = self.answer.clone();
        let oninput = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                answer.emit(Entry::Text(input.value()));
            }
        };
        let wrong = self.problem.map(|_| "govuk-input--error");
        let input = html! {
            <input
                class={classes!("govuk-input", width, wrong)}
                id={&self.id}
                type="text"
                inputmode={mode}
                autocomplete="off"
                spellcheck="false"
                aria-describedby={self.described_by()}
                aria-invalid={self.invalid()}
                value={self.text}
                {oninput}
            />
        };
        if prefix.is_none() && suffix.is_none() {
            return self.labelled(input);
        }
        let affix = |class: &'static str, text: &str| {
            html! {
                <div {class} aria-hidden="true">{ text }</div>
            }
        };
        self.labelled(html! {
            <div class="govuk-input__wrapper">
                { prefix.map(|text| affix("govuk-input__prefix", text)).unwrap_or_default() }
                { input }
                { suffix.map(|text| affix("govuk-input__suffix", text)).unwrap_or_default() }
            </div>
        })
    }

    fn invalid(&self) -> Option<&'static str> {
        self.problem.map(|_| "true")
    }

    fn words(&self) -> Html {
        let answer = self.answer.clone();
        let oninput = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlTextAreaElement>() {
                answer.emit(Entry::Text(input.value()));
            }
        };
        let wrong = self.problem.map(|_| "govuk-textarea--error");
        self.labelled(html! {
            <textarea
                class={classes!("govuk-textarea", "weigh-words", wrong)}
                id={&self.id}
                rows="2"
                aria-describedby={self.described_by()}
                aria-invalid={self.invalid()}
                value={self.text}
                {oninput}
            />
        })
    }

    fn yes_no(&self) -> Html {
        let said = read_truth(self.text);
        let (yes, no) = (said == Some(true), said == Some(false));
        self.radio_group(
            "govuk-radios--inline",
            [("yes", strings::YES.to_owned(), yes), ("no", strings::NO.to_owned(), no)],
        )
    }

    fn radios(&self, choice: &Choice) -> Html {
        let chosen = read_option(self.text, choice);
        let options = choice.options.iter().enumerate();
        let letters: usize =
            choice.options.iter().map(|option| label(option).chars().count()).sum();
        self.radio_group(
            if letters <= SHORT { "govuk-radios--inline" } else { "" },
            options.map(|(i, option)| (option.id.as_str(), label(option), chosen == Some(i))),
        )
    }

    fn radio_group<'b>(
        &self,
        layout: &'static str,
        options: impl IntoIterator<Item = (&'b str, String, bool)>,
    ) -> Html {
        let options: Vec<_> = options.into_iter().collect();
        let answered = options.iter().any(|(_, _, checked)| *checked);
        let items = options.into_iter().enumerate().map(|(i, (value, label, checked))| {
            // The first has the field's own id: that is where "go to" leads.
            let id = if i == 0 { self.id.to_string() } else { format!("{}-{i}", self.id) };
            let answer = self.answer.clone();
            let answered = value.to_owned();
            let onchange = move |_: Event| answer.emit(Entry::Text(answered.clone()));
            html! {
                <div class="govuk-radios__item">
                    <input
                        class="govuk-radios__input"
                        id={id.clone()}
                        type="radio"
                        name={&self.id}
                        value={value.to_owned()}
                        {checked}
                        {onchange}
                    />
                    <label class="govuk-label govuk-radios__label" for={id}>{ label }</label>
                </div>
            }
        });
        let items: Vec<Html> = items.collect();
        let answer = self.answer.clone();
        let clear = move |_| answer.emit(Entry::Blank);
        self.grouped(html! {
            <div class={classes!("govuk-radios", "govuk-radios--small", layout)}>
                { items }
                if answered {
                    <button class="weigh-link weigh-clear" type="button" onclick={clear}>
                        { strings::CLEAR }
                        <span class="govuk-visually-hidden">
                            { strings::clear_which(&self.question.title) }
                        </span>
                    </button>
                }
            </div>
        })
    }

    fn checkboxes(&self, choice: &Choice) -> Html {
        let read = read_options(self.entry, choice);
        let chosen: OptionSet = read.iter().flatten().flatten().copied().collect();
        let options = choice.options.iter().enumerate();
        let ticked: Ticked =
            options.clone().map(|(i, option)| (option.id.clone(), chosen.contains(i))).collect();
        let boxes: Vec<Html> =
            options.map(|(i, option)| self.checkbox(&ticked, i, &label(option))).collect();
        let long = choice.options.len() > MOST_CHECKBOXES;
        let boxes = if long { grouped(&choice.options, &ticked, &boxes) } else { boxes };
        let none = matches!(self.entry, Entry::List(options) if options.is_empty());
        let answer = self.answer.clone();
        // Nothing ticked is no answer; this is one.
        let to_none = move |_| {
            answer.emit(if none { Entry::Blank } else { Entry::List(Vec::new()) });
        };
        // Where it may stand under a heading that is closed.
        let names = choice.options.iter().zip(&*ticked);
        let names =
            names.filter(|(option, (_, chosen))| long && *chosen && !option.group.is_empty());
        let names: Vec<Html> =
            names.map(|(option, _)| html! { <li>{ label(option) }</li> }).collect();
        self.grouped(html! {
            <>
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    { boxes }
                    <div class="govuk-checkboxes__divider">{ strings::OR }</div>
                    { tick_box(
                        &format!("{}-none", self.id),
                        strings::NONE_OF_THESE,
                        None,
                        none,
                        Callback::from(to_none),
                    ) }
                </div>
                if !names.is_empty() {
                    <div class="weigh-chosen">
                        <p class="weigh-small">{ strings::CHOSEN }</p>
                        <ul class="govuk-list govuk-list--bullet">{ names }</ul>
                    </div>
                }
            </>
        })
    }

    fn checkbox(&self, ticked: &Ticked, index: usize, label: &str) -> Html {
        // The first has the field's own id: that is where "go to" leads.
        let id = if index == 0 { self.id.to_string() } else { format!("{}-{index}", self.id) };
        let checked = ticked.get(index).is_some_and(|(_, ticked)| *ticked);
        let ticked = Rc::clone(ticked);
        let toggle = self.answer.reform(move |_| toggled(&ticked, index));
        tick_box(&id, label, None, checked, toggle)
    }

    fn select(&self, choice: &Choice) -> Html {
        let answer = self.answer.clone();
        let onchange = move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                answer.emit(Entry::Text(select.value()));
            }
        };
        let wrong = self.problem.map(|_| "govuk-select--error");
        let long = read_option(self.text, choice)
            .and_then(|chosen| choice.options.get(chosen))
            .map(label)
            .filter(|label| label.chars().nth(LONG).is_some());
        self.labelled(html! {
            <>
                <select
                    ref={self.select.clone()}
                    class={classes!("govuk-select", "weigh-select", wrong)}
                    id={&self.id}
                    aria-describedby={self.described_by()}
                    aria-invalid={self.invalid()}
                    {onchange}
                >
                    <option value="">{ strings::CHOOSE }</option>
                    { options(choice) }
                </select>
                if let Some(long) = long {
                    <p class="govuk-hint weigh-chosen">{ long }</p>
                }
            </>
        })
    }
}

/// Makes a closed list show an answer. Its value can only be set once its options are there.
fn choose(select: &NodeRef, pack: &Pack, spot: Spot, text: &str) {
    let Some(select) = select.cast::<HtmlSelectElement>() else { return };
    let Some(Kind::Choice { choice }) =
        spot.question(pack.program()).map(|question| &question.kind)
    else {
        return;
    };
    let choice = pack.program().choices.get(*choice);
    let option = choice.and_then(|choice| choice.options.get(read_option(text, choice)?));
    let value = option.map(|option| option.id.as_str()).unwrap_or_default();
    if select.value() != value {
        select.set_value(value);
    }
}

/// The options of a choice, under their headings where they have some.
fn options(choice: &Choice) -> Vec<Html> {
    let mut out = Vec::new();
    for group in choice.options.chunk_by(|one, next| one.group == next.group) {
        let items: Vec<Html> = group
            .iter()
            .map(|option| {
                html! {
                    <option value={option.id.clone()}>{ label(option) }</option>
                }
            })
            .collect();
        match group.first().map(|option| option.group.clone()) {
            Some(heading) if !heading.is_empty() => {
                out.push(html! { <optgroup label={heading}>{ items }</optgroup> });
            }
            _ => out.extend(items),
        }
    }
    out
}

/// The options of a choice by name, and whether each is ticked.
type Ticked = Rc<[(String, bool)]>;

/// The answer once one box is ticked, or no longer ticked. Nothing ticked is no answer.
fn toggled(ticked: &[(String, bool)], index: usize) -> Entry {
    let ticked = ticked.iter().enumerate();
    let ticked = ticked.filter(|(i, (_, ticked))| *ticked != (*i == index));
    let names: Vec<_> = ticked.map(|(_, (name, _))| Entry::Text(name.clone())).collect();
    if names.is_empty() { Entry::Blank } else { Entry::List(names) }
}

/// Many boxes, under the headings of their options, which are opened one by one.
fn grouped(options: &[ChoiceOption], ticked: &[(String, bool)], boxes: &[Html]) -> Vec<Html> {
    let mut first = 0;
    let group = |group: &[ChoiceOption]| {
        let range = first..first + group.len();
        first = range.end;
        let boxes = boxes.get(range.clone()).unwrap_or_default().to_vec();
        let heading = group.first().map(|option| option.group.clone()).unwrap_or_default();
        if heading.is_empty() {
            return html! { <div class="weigh-options">{ boxes }</div> };
        }
        let ticked = ticked.get(range).unwrap_or_default();
        let chosen = ticked.iter().filter(|(_, ticked)| *ticked).count();
        html! {
            <details class="weigh-why weigh-option-group">
                <summary>{ strings::chosen_of(&heading, chosen, group.len()) }</summary>
                <div class="weigh-options" role="group" aria-label={heading}>{ boxes }</div>
            </details>
        }
    };
    options.chunk_by(|one, next| one.group == next.group).map(group).collect()
}

/// What the user reads for an option: with its number, when it comes from a framework.
fn label(option: &ChoiceOption) -> String {
    if option.label.is_empty() || option.label == option.id && option.group.is_empty() {
        capitalised(&option.id)
    } else if option.group.is_empty() || option.label.starts_with(&option.id) {
        option.label.clone()
    } else {
        format!("{} {}", option.id, option.label)
    }
}
