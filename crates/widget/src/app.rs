//! The widget as a whole: takes what the user does to the model, and draws the model.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::Closure};
use web_sys::Element;
use weighup_engine::{Advice, Problem};
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::advice::{self, Search};
use crate::announce::Headline;
use crate::boundary::from_js;
use crate::form::{self, FormView, Said};
use crate::heading::Level;
use crate::list;
use crate::model::{Change, Model, Question};
use crate::mount::Shared;
use crate::panel::{self, PanelView};
use crate::place::{ItemSpot, focus, id, target};
use crate::spared;
use crate::strings;

/// So long a pause counts as having stopped typing, in milliseconds.
const QUIET: u32 = 1_000;
/// So long after a field was left, what is wrong with it is shown, in milliseconds. Not at once:
/// the message would move the very button that the user is about to press.
const LEAVING: u32 = 400;
/// Where the focus goes when the draft is gone.
const TOP: &str = "top";

/// What the widget is made with.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) model: Shared,
    pub(crate) heading_level: u8,
    pub(crate) base: Element,
    pub(crate) on_change: Function,
}

/// What can happen to it.
#[derive(Debug, Clone)]
pub(crate) enum Msg {
    /// The user changes something.
    Change(Change),
    /// The page has put another proposal in place.
    Replaced,
    /// The user has left a field.
    Left,
    /// The user has left it for good.
    Away,
    /// The user has paused.
    Quiet,
    /// The user asks for a place by its JSON pointer.
    GoTo(String),
    /// The user asks for an element by its id.
    Show(String),
    /// The user asks what would help most.
    AskAdvice,
    /// What was found for the draft as it was then; nothing when it could not be looked for.
    Advised(Question, Option<Advice>),
    /// The user wants to start again, or has thought better of it.
    AskStartAgain(bool),
}

/// The widget.
pub(crate) struct App {
    emit: Callback<Msg>,
    /// Problems a user may see: not while still typing the answer they are about.
    said: Rc<Said>,
    /// The questions under which it says that they need no answer, and why. Those that need one
    /// again keep the place until the user has paused, so that nothing moves under the keys.
    spared: Rc<BTreeMap<String, String>>,
    announced: Headline,
    announcement: String,
    search: Search,
    pause: Option<Timeout>,
    leaving: Option<Timeout>,
    /// Where the focus goes once the page is drawn.
    focus: Option<String>,
    asks_start_again: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let model = ctx.props().model.0.borrow();
        Self {
            emit: ctx.link().callback(|msg| msg),
            said: Rc::new(problems(&model)),
            spared: Rc::new(spared::all(&model.assessment)),
            announced: Headline::of(&model.assessment),
            announcement: String::new(),
            search: Search::default(),
            pause: None,
            leaving: None,
            focus: None,
            asks_start_again: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let AppProps { model, base, on_change, .. } = ctx.props();
        match msg {
            Msg::Change(change) => {
                let mut model = model.0.borrow_mut();
                let removed = model.removed.as_ref().map(|removed| removed.at);
                model.change(change.clone());
                self.focus = focus_after(&change, removed, &model);
                let mut problems = problems(&model);
                if matches!(change, Change::Answer(..)) {
                    problems.retain(|pointer, _| self.said.contains_key(pointer));
                } else {
                    renew(&mut self.spared, spared::all(&model.assessment));
                }
                renew(&mut self.said, problems);
                self.asks_start_again = false;
                let text = JsValue::from_str(&model.text);
                drop(model);
                self.wait(ctx);
                // The page may do as it likes; what it throws is its own.
                let _ = on_change.call1(&JsValue::NULL, &text);
                true
            }
            Msg::Replaced => {
                let model = model.0.borrow();
                renew(&mut self.said, problems(&model));
                renew(&mut self.spared, spared::all(&model.assessment));
                self.asks_start_again = false;
                drop(model);
                self.wait(ctx);
                true
            }
            Msg::Left => {
                let emit = ctx.link().callback(|()| Msg::Away);
                self.leaving = Some(Timeout::new(LEAVING, move || emit.emit(())));
                false
            }
            Msg::Away => {
                self.leaving = None;
                renew(&mut self.said, problems(&model.0.borrow()))
            }
            Msg::Quiet => {
                self.pause = None;
                let model = model.0.borrow();
                let headline = Headline::of(&model.assessment);
                let news = headline.since(&self.announced);
                let hidden = |problem: &&Problem| !self.said.contains_key(&problem.pointer);
                let problem = model.assessment.problems.iter().find(hidden);
                let problem = problem.map(|problem| problem.message.as_str());
                self.announcement = [news.as_str(), problem.unwrap_or_default()].join(" ");
                self.announced = headline;
                renew(&mut self.said, problems(&model));
                renew(&mut self.spared, spared::all(&model.assessment));
                true
            }
            Msg::GoTo(pointer) => {
                let target = target(model.0.borrow().pack.program(), &pointer);
                focus(base, &target);
                false
            }
            Msg::Show(id) => {
                focus(base, &id);
                false
            }
            Msg::AskAdvice => {
                let model = model.0.borrow();
                let question = model.question();
                let emit = ctx.link().callback(move |advice| Msg::Advised(question, advice));
                let answer = move |found: JsValue| emit.emit(from_js(found).ok());
                let asked = model.ask(&Closure::once_into_js(answer));
                self.search = if asked.is_some() { Search::Looking } else { Search::Failed };
                true
            }
            Msg::Advised(question, found) => {
                self.search = if found.is_some() { Search::Rests } else { Search::Failed };
                if let Some(found) = found {
                    model.0.borrow_mut().take_advice(question, found);
                    self.focus = Some(advice::ADVICE.to_owned());
                }
                true
            }
            Msg::AskStartAgain(asks) => {
                self.asks_start_again = asks;
                let next = if asks { form::CONFIRM } else { form::START_AGAIN };
                self.focus = Some(next.to_owned());
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let level = Level(ctx.props().heading_level);
        let model = ctx.props().model.0.borrow();
        let search = self.search;
        let panel = PanelView { model: &model, level, emit: &self.emit, search };
        let form = FormView {
            model: &model,
            level,
            emit: &self.emit,
            said: &self.said,
            spared: &self.spared,
        };
        let pack = &model.assessment.pack;
        html! {
            <div class="weigh-frame">
                <div class="weigh-head" id={TOP} tabindex="-1">
                    { level.heading(0, "govuk-heading-l weigh-title", None, html! { &pack.title }) }
                    <p class="govuk-body-s weigh-edition">
                        { strings::edition(pack) }
                    </p>
                    if !pack.about.is_empty() { <p class="govuk-body">{ &pack.about }</p> }
                    if !model.draft.proposal.title.is_empty() {
                        <p class="govuk-body">
                            <strong>{ &model.draft.proposal.title }</strong>
                        </p>
                    }
                    <p class="govuk-body weigh-private">{ strings::PRIVATE }</p>
                </div>
                <div class="weigh-columns">
                    { panel::summary(&panel) }
                    { form::view(&form, &ctx.props().model, self.asks_start_again) }
                    { panel::view(&panel) }
                </div>
                <div class="govuk-visually-hidden" role="status" aria-live="polite">
                    { &self.announcement }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(id) = self.focus.take() {
            focus(&ctx.props().base, &id);
        }
    }
}

impl App {
    /// Starts waiting for a pause, or waits anew.
    fn wait(&mut self, ctx: &Context<Self>) {
        let emit = ctx.link().callback(|()| Msg::Quiet);
        // Dropping the former one cancels it.
        self.pause = Some(Timeout::new(QUIET, move || emit.emit(())));
    }
}

/// What is wrong, by JSON pointer.
fn problems(model: &Model) -> Said {
    let problems = model.assessment.problems.iter();
    let mut said = Said::new();
    // Extended and not collected: collecting sorts first, which is code a page has to load.
    said.extend(problems.map(|it| (it.pointer.clone(), AttrValue::from(it.message.clone()))));
    said
}

/// Puts something in the place of what was there, unless it is the same: what shares it then need not
/// be drawn again. Says whether it was other.
fn renew<T: PartialEq>(place: &mut Rc<T>, now: T) -> bool {
    let other = **place != now;
    if other {
        *place = Rc::new(now);
    }
    other
}

/// Where the focus goes after a change that adds or removes what had it.
fn focus_after(change: &Change, removed: Option<ItemSpot>, model: &Model) -> Option<String> {
    let program = model.pack.program();
    let item = |at: ItemSpot| id(&at.pointer(program));
    match change {
        Change::AddItem(list) => {
            let last = model.draft.items(program, *list).len().checked_sub(1)?;
            Some(item(list.item(last)))
        }
        Change::RemoveItem(at) => Some(list::undo_id(&at.of.pointer(program))),
        Change::PutBack => removed.map(item),
        Change::StartAgain => Some(TOP.to_owned()),
        Change::Answer(..) | Change::ListFinished(..) | Change::Finished(_) => None,
    }
}
