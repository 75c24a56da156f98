//! Scores: figures, bars, and what each section of the score is made of.

use std::rc::Rc;

use weighup_engine::assessment::{Answer, LineResult, Points, ScoreResult};
use yew::{Html, Properties, component, html};

use crate::panel::PanelView;
use crate::strings;

/// A figure with at most one decimal. Further ones are left away and not rounded, so that a score
/// never looks as if it had reached a limit that it has not.
pub(crate) fn shown(figure: &str) -> String {
    match figure.split_once('.') {
        Some((whole, decimals)) => match decimals.chars().next() {
            None | Some('0') => whole.to_owned(),
            Some(first) => format!("{whole}.{first}"),
        },
        None => figure.to_owned(),
    }
}

/// Points as a bar: what is earned now, and what is still possible. The figures beside it say the
/// same in words.
pub(crate) fn bar(points: &Points) -> Html {
    let Points { as_it_stands, highest, out_of, .. } = points;
    html! {
        <svg
            class="weigh-bar"
            viewBox={format!("0 0 {out_of} 10")}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="weigh-bar__room" x="0" y="0" width={out_of.clone()} height="10" />
            <rect class="weigh-bar__possible" x="0" y="0" width={highest.clone()} height="10" />
            <rect class="weigh-bar__now" x="0" y="0" width={as_it_stands.clone()} height="10" />
        </svg>
    }
}

/// The scores by section.
pub(crate) fn sections(panel: &PanelView<'_>) -> Html {
    let scores = &panel.model.scores;
    if scores.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { panel.level.heading(2, "govuk-heading-s weigh-part", None, html! { strings::SCORES }) }
            { for scores.iter().map(|score| html! {
                <Section key={score.id.clone()} score={Shared(Rc::clone(score))} />
            }) }
        </>
    }
}

/// A score, equal to another when it is the same one.
#[derive(Clone)]
struct Shared(Rc<ScoreResult>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct SectionProps {
    score: Shared,
}

/// One score with its lines.
#[component]
fn Section(props: &SectionProps) -> Html {
    let score = &*props.score.0;
    html! {
        <details class="weigh-score">
            <summary class="weigh-score__summary">
                <span class="weigh-score__title">{ &score.title }</span>
                { " " }
                if !score.in_total { <span class="weigh-small">{ strings::PART }</span>{ " " } }
                <span class="weigh-score__points">{ strings::score_brief(&score.points) }</span>
                { bar(&score.points) }
            </summary>
            <ul class="govuk-list weigh-lines">
                { for score.lines.iter().map(line) }
            </ul>
            { strings::cited(&score.citations) }
        </details>
    }
}

fn line(line: &LineResult) -> Html {
    let points = match line.required {
        Answer::No => strings::LINE_NOT_REQUIRED.to_owned(),
        Answer::Yes => strings::score_brief(&line.points),
        Answer::CannotTell => strings::line_perhaps(&line.points),
    };
    html! {
        <li class="weigh-line">
            <span>{ &line.title }</span>{ " " }<span class="weigh-line__points">{ points }</span>
            if !line.reason.is_empty() {
                <p class="weigh-small weigh-line__reason">{ &line.reason }</p>
            }
        </li>
    }
}
