//! The checks, by how they stand, each with its reasons.

use std::rc::Rc;

use weighup_engine::assessment::{CheckResult, Fact, State};
use yew::{Callback, Html, Properties, component, html};

use crate::app::Msg;
use crate::panel::{PanelView, waits};
use crate::place::id;
use crate::strings;

/// In the order in which they concern the user.
const STATES: [State; 4] = [State::NotMet, State::CannotTell, State::Met, State::NotRequired];

/// The id of a check in the panel.
pub(crate) fn check_id(check: &str) -> String {
    id(&format!("/check/{check}"))
}

/// Draws the checks.
pub(crate) fn view(panel: &PanelView<'_>) -> Html {
    if panel.model.checks.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { panel.level.heading(2, "govuk-heading-s weigh-part", None, html! { strings::CHECKS }) }
            { for STATES.into_iter().map(|state| group(panel, state)) }
            <details class="weigh-group weigh-words-used">
                <summary>{ strings::WORDS_USED }</summary>
                <dl class="weigh-glossary">
                    { for strings::GLOSSARY.iter().map(|(word, meaning)| html! {
                        <>
                            <dt>{ *word }</dt>
                            <dd>{ *meaning }</dd>
                        </>
                    }) }
                </dl>
            </details>
        </>
    }
}

fn group(panel: &PanelView<'_>, state: State) -> Html {
    let checks = panel.model.checks.iter().filter(|check| check.state == state);
    let cards = checks.map(|check| html! {
        <Card key={check.id.clone()} check={Shared(Rc::clone(check))} emit={panel.emit.clone()} />
    });
    let cards: Vec<Html> = cards.collect();
    if cards.is_empty() {
        return Html::default();
    }
    let (key, class) = match state {
        State::NotMet => ("not-met", "weigh-group weigh-group--not-met"),
        State::CannotTell => ("cannot-tell", "weigh-group weigh-group--cannot-tell"),
        State::Met => ("met", "weigh-group weigh-group--met"),
        State::NotRequired => ("not-required", "weigh-group weigh-group--not-required"),
    };
    html! {
        <details {class} {key} open={state == State::NotMet}>
            <summary>
                <span class="weigh-mark" aria-hidden="true">{ strings::mark(state) }</span>
                { strings::group(state, cards.len()) }
            </summary>
            <ul class="govuk-list weigh-cards">{ cards }</ul>
        </details>
    }
}

/// A check, equal to another when it is the same one.
#[derive(Clone)]
struct Shared(Rc<CheckResult>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct CardProps {
    check: Shared,
    emit: Callback<Msg>,
}

/// A check with its reasons. A component of its own: most of them stay as they are while a user
/// types.
#[component]
fn Card(props: &CardProps) -> Html {
    let check = &*props.check.0;
    let settled = matches!(check.state, State::Met | State::NotRequired);
    html! {
        <li class="weigh-check" id={check_id(&check.id)} tabindex="-1">
            <p class="weigh-check__title">{ &check.title }</p>
            <p class="weigh-check__tags">
                <span class="weigh-word">{ strings::severity(check.severity) }</span>
                { " " }
                <span class="weigh-word weigh-word--force">{ strings::force(check.force) }</span>
            </p>
            if !check.message.is_empty() && !settled {
                <p class="weigh-check__message">{ &check.message }</p>
            }
            if !check.fix.is_empty() && !settled {
                <p class="weigh-check__fix">
                    <strong>{ strings::FIX }</strong>{ " " }{ &check.fix }
                </p>
            }
            { waits(&props.emit, strings::WAITS_FOR, &check.waits_for) }
            { facts(&check.facts) }
            { strings::cited(&check.citations) }
        </li>
    }
}

fn facts(facts: &[Fact]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="weigh-why">
            <summary>{ strings::FACTS }</summary>
            <dl class="weigh-glossary">
                { for facts.iter().map(|fact| html! {
                    <>
                        <dt>{ crate::place::capitalised(&fact.name) }</dt>
                        <dd>{ &fact.value }</dd>
                    </>
                }) }
            </dl>
        </details>
    }
}
