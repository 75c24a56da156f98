//! The checks, by how they stand, each with its reasons. What is only worth a second look stands
//! apart from what must be mended.

use std::rc::Rc;

use weighup_engine::{
    advice::result::CheckAdvice,
    assessment::{CheckResult, Fact, State},
    program::{Force, Severity},
};
use yew::{Callback, Html, Properties, component, html};

use crate::advice;
use crate::app::Msg;
use crate::panel::{PanelView, waits};
use crate::place::id;
use crate::strings;

/// The groups of checks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// By how they stand.
    Of(State),
    /// Those that are not met and are only worth a second look.
    Flags,
}

/// In the order in which they concern the user.
const GROUPS: [Group; 5] = [
    Group::Of(State::NotMet),
    Group::Flags,
    Group::Of(State::CannotTell),
    Group::Of(State::Met),
    Group::Of(State::NotRequired),
];

/// How strongly a source asks, from the strongest on.
const FORCES: [Force; 4] = [Force::Must, Force::Declared, Force::Should, Force::Typically];

impl Group {
    fn of(check: &CheckResult) -> Self {
        match (check.state, check.severity) {
            (State::NotMet, Severity::Flag) => Self::Flags,
            (state, _) => Self::Of(state),
        }
    }
}

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
            { for GROUPS.into_iter().map(|of| group(panel, of)) }
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

fn group(panel: &PanelView<'_>, of: Group) -> Html {
    let checks = panel.model.checks.iter().filter(|check| Group::of(check) == of);
    let mut checks: Vec<_> = checks.map(|check| Shared(Rc::clone(check))).collect();
    if of == Group::Flags {
        let mut sorted = Vec::new();
        for force in FORCES {
            sorted.extend(checks.iter().filter(|check| check.0.force == force).cloned());
        }
        checks = sorted;
    }
    let advice = panel.model.current_advice().map(|advice| {
        checks
            .iter()
            .map(|check| advice.checks.iter().find(|it| it.id == check.0.id).cloned())
            .collect()
    });
    html! { <Checks {of} {checks} {advice} emit={panel.emit.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct ChecksProps {
    of: Group,
    checks: Vec<Shared>,
    /// What would meet each, once somebody has asked.
    advice: Option<Vec<Option<CheckAdvice>>>,
    emit: Callback<Msg>,
}

/// The checks of a group. A component of its own: most groups stay as they are while a user types.
#[component]
fn Checks(props: &ChecksProps) -> Html {
    let ChecksProps { of, checks, advice, emit } = props;
    if checks.is_empty() {
        return Html::default();
    }
    let class = match of {
        Group::Of(State::NotMet) => "weigh-group weigh-group--not-met",
        Group::Flags => "weigh-group weigh-group--flags",
        Group::Of(State::CannotTell) => "weigh-group weigh-group--cannot-tell",
        Group::Of(State::Met) => "weigh-group weigh-group--met",
        Group::Of(State::NotRequired) => "weigh-group weigh-group--not-required",
    };
    let open = matches!(of, Group::Of(State::NotMet) | Group::Flags);
    let card = |(i, check): (usize, &Shared)| {
        let advice = advice.as_ref().and_then(|all| all.get(i)).cloned().flatten();
        html! {
            <Card key={check.0.id.clone()} check={check.clone()} {advice} emit={emit.clone()} />
        }
    };
    html! {
        <details {class} {open}>
            <summary>
                <span class="weigh-mark" aria-hidden="true">{ strings::mark(*of) }</span>
                { strings::group(*of, checks.len()) }
            </summary>
            <ul class="govuk-list weigh-cards">{ for checks.iter().enumerate().map(card) }</ul>
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
    /// What would meet it, once somebody has asked.
    advice: Option<CheckAdvice>,
    emit: Callback<Msg>,
}

/// A check with its reasons. A component of its own, as its group is.
#[component]
fn Card(props: &CardProps) -> Html {
    let check = &*props.check.0;
    let settled = matches!(check.state, State::Met | State::NotRequired);
    // The rules say in their own words what is wrong. The reason is then what it is based on.
    let wrong = Some(&check.message).filter(|message| !settled && !message.is_empty());
    let based_on = wrong.map(|_| check.reason.as_str()).unwrap_or_default();
    html! {
        <li class="weigh-check" id={check_id(&check.id)} tabindex="-1">
            <p class="weigh-check__title">{ &check.title }</p>
            <p class="weigh-check__tags">
                <span class="weigh-word">{ strings::severity(check.severity) }</span>
                { " " }
                <span class="weigh-word weigh-word--force">{ strings::force(check.force) }</span>
            </p>
            <p class="weigh-check__message">{ wrong.unwrap_or(&check.reason) }</p>
            if !check.fix.is_empty() && !settled {
                <p class="weigh-check__fix">
                    <strong>{ strings::FIX }</strong>{ " " }{ &check.fix }
                </p>
            }
            { props.advice.as_ref().map(|it| advice::for_check(&props.emit, it)).unwrap_or_default() }
            { waits(&props.emit, strings::STILL_OPEN, &check.waits_for) }
            { facts(based_on, &check.facts) }
            { strings::cited(&check.citations) }
        </li>
    }
}

fn facts(reason: &str, facts: &[Fact]) -> Html {
    if facts.is_empty() && reason.is_empty() {
        return Html::default();
    }
    html! {
        <details class="weigh-why">
            <summary>{ strings::FACTS }</summary>
            if !reason.is_empty() { <p class="weigh-reason">{ reason }</p> }
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
