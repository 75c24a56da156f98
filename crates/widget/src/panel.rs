//! The live result: what is certain, what is still possible, and what to do next.

use weighup_engine::assessment::{
    Answer, FigureResult, LevelResult, Next, Place, ShareResult, TensionResult, TotalResult,
    VerdictResult, tension_in_words,
};
use yew::{Callback, Html, classes, html};

use crate::advice::{self, Search};
use crate::app::Msg;
use crate::checks;
use crate::heading::Level;
use crate::model::Model;
use crate::place::{self, capitalised};
use crate::score::{self, bar, shown};
use crate::strings;

/// The panel, for those who come from the summary.
const PANEL: &str = "result";
/// So many of the answers that something waits for are named.
const WAITS: usize = 4;
/// So many questions to answer next are shown at once.
const FIRST: usize = 3;

/// What the panel is drawn from.
pub(crate) struct PanelView<'a> {
    pub(crate) model: &'a Model,
    pub(crate) level: Level,
    pub(crate) emit: &'a Callback<Msg>,
    pub(crate) search: Search,
}

/// A way to a question; its words are what the user reads.
pub(crate) fn link(emit: &Callback<Msg>, pointer: &str, words: &str) -> Html {
    let pointer = pointer.to_owned();
    let go = emit.reform(move |_| Msg::GoTo(pointer.clone()));
    html! {
        <button class="weigh-link" type="button" onclick={go}>{ words }</button>
    }
}

/// Ways to the questions that something waits for.
pub(crate) fn waits(emit: &Callback<Msg>, lead: &str, places: &[Place]) -> Html {
    if places.is_empty() {
        return Html::default();
    }
    let links = places.iter().take(WAITS).map(|place| {
        html! { <li>{ link(emit, &place.pointer, &capitalised(&place.words)) }</li> }
    });
    let more = places.len().saturating_sub(WAITS);
    html! {
        <div class="weigh-waits">
            <p class="weigh-small">{ lead }{ " " }</p>{ " " }
            <ul class="govuk-list weigh-inline-list">{ for links }</ul>
            if more > 0 { <span class="weigh-small">{ strings::and_more(more) }</span> }
        </div>
    }
}

/// The result in brief, above the form where there is no room for the panel beside it.
pub(crate) fn summary(panel: &PanelView<'_>) -> Html {
    let assessment = &panel.model.assessment;
    let show = panel.emit.reform(|_| Msg::Show(PANEL.to_owned()));
    let levels = assessment.levels.iter().map(|level| {
        html! {
            <div class="weigh-fact">
                <dt>{ &level.title }</dt>
                <dd>{ capitalised(&strings::either(&level.possible)) }</dd>
            </div>
        }
    });
    html! {
        <div class="weigh-summary" part="summary">
            <dl class="weigh-facts">
                if let Some(verdict) = &assessment.verdict {
                    <div class="weigh-fact">
                        <dt>{ strings::VERDICT }</dt>
                        <dd>{ capitalised(&verdict.as_it_stands) }</dd>
                    </div>
                }
                if let Some(total) = &assessment.total {
                    <div class="weigh-fact">
                        <dt>{ strings::SCORE }</dt>
                        <dd>{ strings::score_brief(&total.points) }</dd>
                    </div>
                }
                { for levels }
            </dl>
            <button class="weigh-link" type="button" onclick={show}>{ strings::DETAILS }</button>
        </div>
    }
}

/// Draws the panel.
pub(crate) fn view(panel: &PanelView<'_>) -> Html {
    let assessment = &panel.model.assessment;
    let progress = &assessment.progress;
    html! {
        <section class="weigh-panel" part="panel" aria-labelledby={PANEL}>
            <div id={PANEL} tabindex="-1" class="weigh-target">
                { panel.level.heading(1, "govuk-heading-m", None, html! { strings::RESULT }) }
            </div>
            { assessment.verdict.as_ref().map(|it| verdict(panel, it)).unwrap_or_default() }
            { advice::view(panel) }
            { levels(panel) }
            { figures(panel) }
            { assessment.total.as_ref().map(total).unwrap_or_default() }
            <p class="weigh-small">
                { strings::progress(progress, assessment.not_needed.len()) }
            </p>
            { as_of(panel) }
            { next(panel) }
            { shares(panel) }
            { tensions(panel) }
            { checks::view(panel) }
            { score::sections(panel) }
        </section>
    }
}

fn verdict(panel: &PanelView<'_>, verdict: &VerdictResult) -> Html {
    let rows = panel.model.pack.program().verdict.as_ref().map(|known| known.rows.as_slice());
    let rows = rows.unwrap_or_default();
    let place = rows.iter().position(|row| row.name == verdict.as_it_stands);
    let class = match place {
        Some(0) => "weigh-verdict weigh-verdict--worst",
        Some(last) if last + 1 == rows.len() => "weigh-verdict weigh-verdict--best",
        _ => "weigh-verdict",
    };
    let title_of = |id: &String| {
        let check = panel.model.assessment.checks.iter().find(|check| &check.id == id)?;
        let id = checks::check_id(&check.id);
        let show = panel.emit.reform(move |_| Msg::Show(id.clone()));
        let what = match check.message.as_str() {
            "" => strings::not_shown_yet(&check.title),
            message => message.to_owned(),
        };
        Some(html! {
            <li>
                <button class="weigh-link" type="button" onclick={show}>{ what }</button>
            </li>
        })
    };
    let because: Vec<Html> = verdict.because.iter().filter_map(title_of).collect();
    html! {
        <div {class}>
            <p class="weigh-verdict__name">{ strings::verdict_now(verdict) }</p>
            <p class="weigh-verdict__still">{ strings::verdict_still(verdict) }</p>
            if !because.is_empty() {
                <details class="govuk-details weigh-because">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">
                            { strings::because(because.len()) }
                        </span>
                    </summary>
                    <div class="govuk-details__text">
                        <ul class="govuk-list weigh-tight">{ because }</ul>
                    </div>
                </details>
            }
        </div>
    }
}

fn levels(panel: &PanelView<'_>) -> Html {
    let levels = &panel.model.assessment.levels;
    if levels.is_empty() {
        return Html::default();
    }
    // Said once, when it is true of all of them.
    let all = levels.iter().all(|level| level.illustrative);
    html! {
        <div class="weigh-levels">
            <dl>{ for levels.iter().map(|known| level(panel, known, !all)) }</dl>
            if all { <p class="weigh-small">{ strings::ALL_ILLUSTRATIVE }</p> }
        </div>
    }
}

fn level(panel: &PanelView<'_>, level: &LevelResult, says_illustrative: bool) -> Html {
    let value = match level.possible.as_slice() {
        [only] => html! {
            <strong class="govuk-tag weigh-tag">{ capitalised(only) }</strong>
        },
        _ => html! { <strong>{ capitalised(&strings::either(&level.possible)) }</strong> },
    };
    html! {
        <div class="weigh-level">
            <dt>{ &level.title }</dt>
            <dd>
                { value }
                if says_illustrative && level.illustrative {
                    <span class="weigh-small">{ " " }{ strings::ILLUSTRATIVE }</span>
                }
                { waits(panel.emit, strings::DEPENDS_ON, &level.waits_for) }
                { why(panel, level) }
            </dd>
        </div>
    }
}

/// Why a level is what it is, and what would move it. Of one that waits, the links beside it say so
/// already, but on paper.
fn why(panel: &PanelView<'_>, level: &LevelResult) -> Html {
    if !level.waits_for.is_empty() {
        return html! { <p class="weigh-small weigh-on-paper">{ &level.reason }</p> };
    }
    html! {
        <details class="weigh-why">
            <summary>
                { strings::WHY }
                <span class="govuk-visually-hidden">{ strings::which(&level.title) }</span>
            </summary>
            <p class="weigh-small">{ &level.reason }</p>
            { advice::for_level(panel.model.current_advice(), &level.id) }
        </details>
    }
}

/// The figures and answers that the pack shows.
fn figures(panel: &PanelView<'_>) -> Html {
    let figures = &panel.model.assessment.figures;
    if figures.is_empty() {
        return Html::default();
    }
    let figure = |figure: &FigureResult| {
        html! {
            <div class="weigh-level">
                <dt>{ &figure.title }</dt>
                <dd>{ capitalised(&figure.value) }</dd>
            </div>
        }
    };
    html! {
        <div class="weigh-levels"><dl>{ for figures.iter().map(figure) }</dl></div>
    }
}

fn total(total: &TotalResult) -> Html {
    let points = &total.points;
    html! {
        <div class="weigh-total">
            <p class="weigh-total__line">
                <span class="weigh-total__now">{ shown(&points.as_it_stands) }</span>
                { " " }
                <span class="weigh-total__words">{ strings::score_now(points) }</span>
            </p>
            { bar(points) }
            <p class="weigh-small">{ strings::score_still(points) }</p>
            if !total.factor_name.is_empty() {
                <p class="weigh-small">{ strings::completeness(total) }</p>
            }
        </div>
    }
}

/// The day of assessment: always on paper; on a screen only when it need not be today.
fn as_of(panel: &PanelView<'_>) -> Html {
    let Some(date) = &panel.model.assessment.as_of else { return Html::default() };
    let on_paper = (!panel.model.is_dated()).then_some("weigh-on-paper");
    html! {
        <p class={classes!("weigh-small", on_paper)}>{ strings::assessed_as_of(date) }</p>
    }
}

/// How much of each target is claimed.
fn shares(panel: &PanelView<'_>) -> Html {
    let shares = panel.model.assessment.shares.as_ref();
    let Some(shares) = shares.filter(|shares| !shares.targets.is_empty()) else {
        return Html::default();
    };
    html! {
        <>
            { panel.level.heading(2, "govuk-heading-s weigh-part", None,
                html! { &shares.title }) }
            <ul class="govuk-list weigh-cards">{ for shares.targets.iter().map(share) }</ul>
        </>
    }
}

fn share(share: &ShareResult) -> Html {
    let notes = share.notes.iter().map(|note| html! { <p class="weigh-small">{ note }</p> });
    html! {
        <li class="weigh-check weigh-share">
            <p><strong>{ &share.name }</strong>{ ": " }{ &share.text }</p>
            { for notes }
        </li>
    }
}

/// The tensions that arise or may arise.
fn tensions(panel: &PanelView<'_>) -> Html {
    let tensions = panel.model.assessment.tensions.iter();
    let tensions = tensions.filter(|tension| tension.arises != Answer::No);
    let tensions: Vec<Html> = tensions.map(|it| tension(panel, it)).collect();
    if tensions.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { panel.level.heading(2, "govuk-heading-s weigh-part", None,
                html! { strings::TENSIONS }) }
            <ul class="govuk-list weigh-cards">{ tensions }</ul>
        </>
    }
}

fn tension(panel: &PanelView<'_>, tension: &TensionResult) -> Html {
    let between = tension.between.iter().map(|outcome| html! { <li>{ outcome }</li> });
    html! {
        <li class="weigh-check">
            <p>
                <strong>{ &tension.title }</strong>{ ": " }
                { tension_in_words(tension.arises, tension.answered) }
                if tension.illustrative {
                    <span class="weigh-small">{ " " }{ strings::ILLUSTRATIVE_RULE }</span>
                }
            </p>
            if !tension.between.is_empty() {
                <ul class="govuk-list govuk-list--bullet weigh-between">{ for between }</ul>
            }
            <p class="weigh-small">{ &tension.reason }</p>
            { waits(panel.emit, strings::STILL_OPEN, &tension.waits_for) }
            { strings::cited(&tension.citations) }
        </li>
    }
}

fn next(panel: &PanelView<'_>) -> Html {
    let mut all = panel.model.assessment.next.iter().map(|one| next_one(panel, one));
    let first: Vec<Html> = all.by_ref().take(FIRST).collect();
    let later: Vec<Html> = all.collect();
    if first.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { panel.level.heading(2, "govuk-heading-s weigh-part", None, html! { strings::NEXT }) }
            <ol class="govuk-list weigh-next">{ first }</ol>
            if !later.is_empty() {
                <details class="weigh-why">
                    <summary>{ strings::later(later.len()) }</summary>
                    <ol class="govuk-list weigh-next" start={(FIRST + 1).to_string()}>{ later }</ol>
                </details>
            }
        </>
    }
}

fn next_one(panel: &PanelView<'_>, next: &Next) -> Html {
    let pointer = &next.place.pointer;
    let words = place::title(panel.model.pack.program(), pointer)
        .unwrap_or_else(|| capitalised(&next.place.words));
    html! {
        <li>
            { link(panel.emit, pointer, &words) }
            <p class="weigh-small">{ strings::settles(&next.settles) }</p>
        </li>
    }
}
