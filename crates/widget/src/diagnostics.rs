//! Mistakes in a rule file, for those who write the rules.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use weighup_language::{Diagnostic, Severity};
use yew::{Html, Properties, Renderer, component, html};

use crate::boundary::from_js;
use crate::heading::Level;
use crate::strings;

#[derive(PartialEq, Properties)]
struct MistakesProps {
    heading_level: u8,
    mistakes: Vec<Diagnostic>,
}

/// Shows, inside `base`, what is wrong in rules that cannot be used, as the compiler tells it.
#[wasm_bindgen]
pub fn show_diagnostics(
    base: Element,
    diagnostics: JsValue,
    heading_level: u8,
) -> Result<(), JsError> {
    let props = MistakesProps { heading_level, mistakes: from_js(diagnostics)? };
    Renderer::<Mistakes>::with_root_and_props(base, props).render();
    Ok(())
}

#[component]
fn Mistakes(props: &MistakesProps) -> Html {
    let level = Level(props.heading_level);
    html! {
        <div class="weigh-frame">
            <div class="govuk-error-summary" role="alert">
                { level.heading(0, "govuk-error-summary__title", None,
                    html! { strings::RULES_WRONG }) }
                <div class="govuk-error-summary__body">
                    <p>{ strings::RULES_WRONG_HELP }</p>
                </div>
            </div>
            <ol class="govuk-list weigh-mistakes">
                { for props.mistakes.iter().map(mistake) }
            </ol>
        </div>
    }
}

fn mistake(mistake: &Diagnostic) -> Html {
    let Diagnostic { code, message, file, line, column, excerpt, help, .. } = mistake;
    let (kind, class) = match mistake.severity {
        Severity::Error => (strings::MISTAKE, "govuk-tag govuk-tag--red weigh-tag"),
        Severity::Warning => (strings::WARNING, "govuk-tag govuk-tag--yellow weigh-tag"),
    };
    // Spaces up to the column, and a mark below the place.
    let before = column.saturating_sub(1);
    let length = mistake.end.saturating_sub(mistake.start).max(1);
    let room = excerpt.chars().count().saturating_sub(before).max(1);
    let pad: String =
        excerpt.chars().take(before).map(|c| if c == '\t' { c } else { ' ' }).collect();
    let under = format!("{pad}{}", "^".repeat(length.min(room)));
    html! {
        <li class="weigh-mistake">
            <p class="weigh-mistake__head">
                <strong {class}>{ kind }</strong>{ " " }
                <span class="weigh-mistake__code">{ code }</span>
            </p>
            <p class="govuk-body">{ message }</p>
            <p class="weigh-small weigh-mistake__place">
                { format!("{file}:{line}:{column}") }
            </p>
            if !excerpt.is_empty() {
                <pre class="weigh-excerpt" tabindex="0"><code>{ excerpt }</code>{ "\n" }<span
                    aria-hidden="true">{ under }</span></pre>
            }
            if !help.is_empty() { <p class="govuk-body">{ help }</p> }
        </li>
    }
}
