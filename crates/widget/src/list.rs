//! A list of records: one card for each item, and whether there are more. A list inside another is
//! drawn in the cards of that one, as rows.

use web_sys::HtmlInputElement;
use yew::{Event, Html, TargetCast, html};

use crate::app::Msg;
use crate::form::{FormView, Places, checkbox};
use crate::model::Change;
use crate::place::{ItemSpot, ListSpot, Spot, capitalised, finish_id, id, lists_inside};
use crate::spared;
use crate::strings;

/// The id of the button that puts an item back.
pub(crate) fn undo_id(pointer: &str) -> String {
    format!("{}-undo", id(pointer))
}

/// Draws a list.
pub(crate) fn view(form: &FormView<'_>, places: &Places<'_>, at: ListSpot) -> Html {
    let program = form.program();
    let Some(list) = at.rules(program) else { return Html::default() };
    let Some(question) = program.asks_for(at.list) else { return Html::default() };
    let pointer = at.pointer(program);
    let count = form.model.draft.items(program, at).len();
    let cards: Vec<Html> = (0..count).map(|item| card(form, places, at.item(item))).collect();
    let title = format!("{}-title", id(&pointer));
    let spared = places.spared(&pointer);
    let holder = at.holder(program).map(|holder| holder.name(program));
    let (below, class) = match holder {
        None => (2, "weigh-list"),
        Some(_) => (3, "weigh-list weigh-list--inside"),
    };
    let add = form.emit.reform(move |_| Msg::Change(Change::AddItem(at)));
    html! {
        <div
            {class}
            key={pointer.clone()}
            role="group"
            aria-labelledby={title.clone()}
            aria-describedby={spared::line_id(spared.as_ref(), &id(&pointer))}
        >
            <div id={title}>
                { form.level.heading(below, "govuk-heading-s weigh-question", None,
                    html! { &question.title }) }
            </div>
            if !question.help.is_empty() { <p class="govuk-hint">{ &question.help }</p> }
            if let Some(problem) = places.problem(&pointer) {
                <p class="govuk-error-message">{ problem }</p>
            }
            <div>{ cards }</div>
            if count < list.most {
                { undo(form, at) }
                <button
                    class="govuk-button govuk-button--secondary"
                    id={id(&pointer)}
                    type="button"
                    onclick={add}
                >
                    { strings::add(&list.item, count) }
                    if let Some(holder) = &holder {
                        <span class="govuk-visually-hidden">{ strings::to(holder) }</span>
                    }
                </button>
            } else {
                <p class="govuk-hint" id={id(&pointer)} tabindex="-1">
                    { strings::full(&list.item, list.most) }
                </p>
            }
            if holder.is_none() { { finish_boxes(form, at, count) } }
            { spared::line(spared.as_ref(), &id(&pointer)) }
        </div>
    }
}

/// The boxes that declare a list finished and, once for all its items, the lists inside it.
fn finish_boxes(form: &FormView<'_>, at: ListSpot, count: usize) -> Html {
    let program = form.program();
    let Some(list) = at.rules(program) else { return Html::default() };
    let tick = |index: usize, label: String| {
        let finish = move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let finished = input.is_some_and(|input| input.checked());
            Msg::Change(Change::ListFinished(index, finished))
        };
        checkbox(
            &finish_id(program, index),
            &label,
            None,
            form.model.draft.is_list_finished(program, index),
            form.emit.reform(finish),
        )
    };
    // Where there is no item, there is nothing inside one.
    let inside = lists_inside(program, at.list).filter(|_| count > 0).filter_map(|index| {
        let inner = program.lists.get(index)?;
        Some(tick(index, strings::listed_inside(&inner.item, &list.item)))
    });
    let inside: Vec<Html> = inside.collect();
    html! {
        <>
            { tick(at.list, strings::listed(&list.item, count)) }
            <div>{ inside }</div>
        </>
    }
}

fn card(form: &FormView<'_>, places: &Places<'_>, at: ItemSpot) -> Html {
    let program = form.program();
    let Some(list) = at.of.rules(program) else { return Html::default() };
    let fields: Vec<Html> = (0..list.fields.len())
        .map(|field| form.question(places, Spot::Field { of: at, field }))
        .collect();
    let remove = form.emit.reform(move |_| Msg::Change(Change::RemoveItem(at)));
    let name = strings::item(&list.item, at.item);
    let pointer = at.pointer(program);
    let problem = places.problem(&pointer);
    let problem = html! {
        if let Some(problem) = problem { <p class="govuk-error-message">{ problem }</p> }
    };
    let id = id(&pointer);
    if let Some(holder) = at.of.holder(program) {
        return html! {
            <fieldset class="govuk-fieldset weigh-row" {id} tabindex="-1">
                <legend class="govuk-fieldset__legend weigh-row__name">
                    { capitalised(&name) }
                </legend>
                { problem }
                <div class="weigh-fields">
                    { fields }
                    <button
                        key="remove"
                        class="weigh-link weigh-row__remove"
                        type="button"
                        onclick={remove}
                    >
                        { strings::REMOVE }
                        <span class="govuk-visually-hidden">
                            { strings::which(&strings::inside(&name, &holder.name(program))) }
                        </span>
                    </button>
                </div>
            </fieldset>
        };
    }
    html! {
        <fieldset class="govuk-fieldset weigh-item" {id} tabindex="-1">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                { capitalised(&name) }
            </legend>
            { problem }
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
fn undo(form: &FormView<'_>, list: ListSpot) -> Html {
    let removed = form.model.removed.as_ref().filter(|removed| removed.at.of == list);
    let Some(removed) = removed else { return Html::default() };
    let program = form.program();
    let name = removed.at.name(program);
    let put_back = form.emit.reform(|_| Msg::Change(Change::PutBack));
    html! {
        <p class="govuk-body weigh-note">
            { strings::removed(&name) }{ " " }
            <button
                class="weigh-link"
                id={undo_id(&list.pointer(program))}
                type="button"
                onclick={put_back}
            >
                { strings::put_back(&name) }
            </button>
        </p>
    }
}
