//! A list of records: one card for each item, and whether there are more.

use web_sys::HtmlInputElement;
use weighup_engine::program::List;
use yew::{Event, Html, TargetCast, html};

use crate::app::Msg;
use crate::form::{FormView, Places, checkbox};
use crate::model::Change;
use crate::place::{Spot, capitalised, id, list_pointer};
use crate::strings;

/// The id of the button that puts an item back.
pub(crate) fn undo_id(pointer: &str) -> String {
    format!("{}-undo", id(pointer))
}

/// Draws a list.
pub(crate) fn view(form: &FormView<'_>, places: &Places<'_>, index: usize) -> Html {
    let program = form.program();
    let Some(list) = program.lists.get(index) else { return Html::default() };
    let Some(question) = program.questions.get(list.question) else { return Html::default() };
    let pointer = list_pointer(program, list);
    let count = form.model.draft.items(program, index).len();
    let cards: Vec<Html> =
        (0..count).map(|item| card(form, places, list, index, item, &pointer)).collect();
    let title = format!("{}-title", id(&pointer));
    let add = form.emit.reform(move |_| Msg::Change(Change::AddItem(index)));
    let finish = move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let finished = input.is_some_and(|input| input.checked());
        Msg::Change(Change::ListFinished(index, finished))
    };
    html! {
        <div class="weigh-list" key={pointer.clone()} role="group" aria-labelledby={title.clone()}>
            <div id={title}>
                { form.level.heading(2, "govuk-heading-s weigh-question", None,
                    html! { &question.title }) }
            </div>
            if !question.help.is_empty() { <p class="govuk-hint">{ &question.help }</p> }
            if let Some(problem) = places.problem(&pointer) {
                <p class="govuk-error-message">{ problem }</p>
            }
            { cards }
            { undo(form, list, index, &pointer) }
            if count < list.most {
                <button
                    class="govuk-button govuk-button--secondary"
                    id={id(&pointer)}
                    type="button"
                    onclick={add}
                >
                    { strings::add(&list.item, count) }
                </button>
            } else {
                <p class="govuk-hint" id={id(&pointer)} tabindex="-1">
                    { strings::full(&list.item, list.most) }
                </p>
            }
            { checkbox(
                &id(&format!("{pointer}/-")),
                &strings::listed(&list.item, count),
                None,
                form.model.draft.is_list_finished(program, index),
                form.emit.reform(finish),
            ) }
        </div>
    }
}

fn card(
    form: &FormView<'_>,
    places: &Places<'_>,
    list: &List,
    index: usize,
    item: usize,
    pointer: &str,
) -> Html {
    let fields: Vec<Html> = (0..list.fields.len())
        .map(|field| form.field(places, Spot::Field { list: index, item, field }))
        .collect();
    let remove = form.emit.reform(move |_| Msg::Change(Change::RemoveItem(index, item)));
    let name = strings::item(&list.item, item);
    let pointer = format!("{pointer}/{item}");
    html! {
        <fieldset class="govuk-fieldset weigh-item" id={id(&pointer)} tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                { capitalised(&name) }
            </legend>
            if let Some(problem) = places.problem(&pointer) {
                <p class="govuk-error-message">{ problem }</p>
            }
            <div class="weigh-fields">{ fields }</div>
            <button
                class="govuk-button govuk-button--secondary weigh-remove"
                type="button"
                onclick={remove}
            >
                { strings::remove(&name) }
            </button>
        </fieldset>
    }
}

/// The way back for the item that was taken out last.
fn undo(form: &FormView<'_>, list: &List, index: usize, pointer: &str) -> Html {
    let removed = form.model.removed.as_ref().filter(|removed| removed.list == index);
    let Some(removed) = removed else { return Html::default() };
    let name = strings::item(&list.item, removed.at);
    let put_back = form.emit.reform(|_| Msg::Change(Change::PutBack));
    html! {
        <p class="govuk-body weigh-note">
            { strings::removed(&name) }{ " " }
            <button class="weigh-link" id={undo_id(pointer)} type="button" onclick={put_back}>
                { strings::put_back(&name) }
            </button>
        </p>
    }
}
