//! What would help most: looked for when somebody asks, and never while they type.

use weighup_engine::advice::result::{self, Advice, After, Change, ChangeKind, CheckAdvice, Fix};
use yew::{Callback, Html, html};

use crate::app::Msg;
use crate::panel::{PanelView, link};
use crate::place::id;
use crate::strings;

/// The advice, for those who have asked for it.
pub(crate) const ADVICE: &str = "advice";
/// So many steps are shown.
const STEPS: usize = 3;

/// Whether advice is being looked for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Search {
    #[default]
    Rests,
    Looking,
    /// It could not be looked for.
    Failed,
}

/// The button that asks, or what was found.
pub(crate) fn view(panel: &PanelView<'_>) -> Html {
    let model = panel.model;
    if model.draft.is_empty() {
        return Html::default();
    }
    let ask = |words: &'static str| {
        let ask = panel.emit.reform(|_| Msg::AskAdvice);
        let words = if panel.search == Search::Looking { strings::LOOKING } else { words };
        html! {
            <>
                <button class="govuk-button govuk-button--secondary weigh-ask" type="button" onclick={ask}>
                    { words }
                </button>
                if panel.search == Search::Failed {
                    <p class="weigh-small" role="alert">{ strings::NOT_LOOKED }</p>
                }
            </>
        }
    };
    let Some(advised) = &model.advice else {
        return html! { <div class="weigh-advice">{ ask(strings::SHOW_ADVICE) }</div> };
    };
    let steps = advised.advice.steps.iter().take(STEPS);
    let steps: Vec<Html> = steps.map(|fix| step(panel, fix)).collect();
    html! {
        <div class="weigh-advice">
            <div id={ADVICE} tabindex="-1" class="weigh-target">
                { panel.level.heading(2, "govuk-heading-s weigh-part", None,
                    html! { strings::ADVICE }) }
            </div>
            if steps.is_empty() {
                <p>{ strings::NO_STEP }</p>
            } else {
                <ol class="govuk-list weigh-next">{ steps }</ol>
            }
            if advised.advice.effort.stopped {
                <p class="weigh-small">{ strings::STOPPED }</p>
            }
            if !advised.current {
                <p class="weigh-small">{ strings::ADVICE_OLD }</p>
                { ask(strings::LOOK_AGAIN) }
            }
        </div>
    }
}

fn step(panel: &PanelView<'_>, fix: &Fix) -> Html {
    html! {
        <li>
            { change(panel.emit, fix) }
            <p class="weigh-small">{ outcome(panel, &fix.after) }</p>
        </li>
    }
}

/// A change in words, as the way to the first of the questions it is about.
fn change(emit: &Callback<Msg>, fix: &Fix) -> Html {
    let first = fix.changes.first().and_then(|change| Some((change, change.places.first()?)));
    match first {
        // A list is added to by its button.
        Some((Change { kind: ChangeKind::Add, .. }, place)) => {
            let button = id(place.pointer.trim_end_matches("/-"));
            let show = emit.reform(move |_| Msg::Show(button.clone()));
            html! {
                <button class="weigh-link" type="button" onclick={show}>{ &fix.words }</button>
            }
        }
        Some((_, place)) => link(emit, &place.pointer, &fix.words),
        None => html! { &fix.words },
    }
}

/// What comes of a step, in sentences.
fn outcome(panel: &PanelView<'_>, after: &After) -> String {
    let assessment = &panel.model.assessment;
    let titles = |ids: &[String]| -> Vec<String> {
        let checks = assessment.checks.iter().filter(|check| ids.contains(&check.id));
        checks.map(|check| check.title.clone()).collect()
    };
    let now = assessment.verdict.as_ref().map(|verdict| &verdict.as_it_stands);
    let verdict = after.verdict.as_ref().filter(|then| now != Some(then));
    let others = after.opens.len().saturating_sub(after.gates.len());
    let sentences = [
        strings::gained(after),
        strings::gates(&titles(&after.gates)),
        strings::others_met(others, !after.gates.is_empty()),
        strings::breaks(&titles(&after.breaks)),
        verdict.map(|verdict| strings::verdict_then(verdict)).unwrap_or_default(),
    ];
    sentences.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What would meet a check, on its card.
pub(crate) fn for_check(emit: &Callback<Msg>, advice: &CheckAdvice) -> Html {
    let found = match (advice.fixes.first(), advice.search) {
        (Some(fix), _) => html! {
            <><strong>{ strings::SMALLEST }</strong>{ " " }{ change(emit, fix) }</>
        },
        (None, result::Search::NothingHelps) => html! { strings::NOTHING_HELPS },
        (None, result::Search::Stopped) => html! { strings::STOPPED_BEFORE },
        (None, _) => html! { strings::NOTHING_FOUND },
    };
    html! { <p class="weigh-check__fix">{ found }</p> }
}

/// What would move a level, in sentences that say so.
pub(crate) fn for_level(advice: Option<&Advice>, level: &str) -> Html {
    let found = advice.and_then(|advice| advice.levels.iter().find(|it| it.id == level));
    let moves = found.iter().flat_map(|level| level.up.iter().chain(&level.down));
    moves.map(|change| html! { <p class="weigh-small">{ &change.fix.words }</p> }).collect()
}
