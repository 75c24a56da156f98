//! Questions that need no answer any more: what is said of that under them.
//!
//! The engine knows which they are, and why. Here a line keeps its place until the user has paused,
//! so that nothing moves under the keys; what it says goes as soon as it is not so.

use std::collections::BTreeMap;

use weighup_engine::{Assessment, assessment::QuestionState};
use yew::{AttrValue, Html, classes, html};

use crate::strings;

/// Why a question needs no answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spared {
    why: AttrValue,
    /// It needs one again: only the place of the line is kept.
    over: bool,
}

/// The questions that need no answer, and why.
pub(crate) fn all(assessment: &Assessment) -> BTreeMap<String, String> {
    let spared = assessment.questions.iter().filter(|state| !state.why_not.is_empty());
    let mut all = BTreeMap::new();
    // Extended and not collected: collecting sorts first, which is code a page has to load.
    all.extend(spared.map(|state| (state.pointer.clone(), state.why_not.clone())));
    all
}

impl Spared {
    /// What is said of a question that needed no answer when the user last paused.
    pub(crate) fn now(before: &str, state: &QuestionState) -> Self {
        let over = state.why_not.is_empty();
        let why = if over { before } else { state.why_not.as_str() };
        Self { why: AttrValue::from(why.to_owned()), over }
    }
}

/// The id of the line, while it says something.
pub(crate) fn line_id(spared: Option<&Spared>, question: &str) -> Option<String> {
    spared.filter(|spared| !spared.over).map(|_| format!("{question}-not-needed"))
}

/// The line under a question.
pub(crate) fn line(spared: Option<&Spared>, question: &str) -> Html {
    let Some(Spared { why, over }) = spared else { return Html::default() };
    let over = over.then_some("weigh-spared--over");
    html! {
        <p class={classes!("weigh-small", "weigh-spared", over)} id={line_id(spared, question)}>
            { strings::not_needed(why) }
        </p>
    }
}
