//! A mounted widget, as the custom element holds it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use weighup_engine::read_date;
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps, Msg};
use crate::boundary::{from_js, to_js};
use crate::model::Model;
use crate::rules::Rules;
use crate::store::Store;

/// The form and the live result inside one element.
#[wasm_bindgen]
pub struct Widget {
    model: Shared,
    app: AppHandle<App>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws into `base`, which must stay in its shadow root. The draft is kept under `key`;
    /// `on_change` is called with the draft's `text` after each change a user makes. `today` and
    /// `fixed` are as for `set_today`.
    pub fn mount(
        base: Element,
        rules: &Rules,
        key: String,
        heading_level: u8,
        today: String,
        fixed: bool,
        on_change: Function,
    ) -> Widget {
        let model = Model::new(rules.pack(), Store::new(key), today, fixed);
        let model = Shared(Rc::new(RefCell::new(model)));
        let props = AppProps { model: model.clone(), heading_level, base: base.clone(), on_change };
        let app = Renderer::<App>::with_root_and_props(base, props).render();
        Widget { model, app }
    }

    /// The assessment, as a plain object.
    #[wasm_bindgen(getter)]
    pub fn assessment(&self) -> Result<JsValue, JsError> {
        // A page may ask once all has failed, in the middle of a change.
        to_js(&self.model.0.try_borrow()?.assessment)
    }

    /// The draft as it is being written, as JSON text:
    /// `{"proposal": {title?, answers, finished, "as of"?}, "lists": […]}`.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> Result<String, JsError> {
        Ok(self.model.0.try_borrow()?.text.clone())
    }

    /// The assessment of a draft as it was before, by its `text`, read as JSON.
    pub fn assess(&self, draft: JsValue) -> Result<JsValue, JsError> {
        to_js(&self.model.0.try_borrow()?.assess(from_js(draft)?))
    }

    /// Takes a proposal from the page in place of the draft.
    #[wasm_bindgen(setter)]
    pub fn set_proposal(&self, proposal: JsValue) -> Result<(), JsError> {
        let proposal = from_js(proposal)?;
        self.model.0.borrow_mut().replace(proposal);
        self.app.send_message(Msg::Replaced);
        Ok(())
    }

    /// Whom to ask for advice: it is called with a proposal and with a function that takes the advice
    /// on it, or nothing when there can be none.
    #[wasm_bindgen(setter)]
    pub fn set_adviser(&self, adviser: Function) {
        self.model.0.borrow_mut().adviser = Some(adviser);
    }

    /// Says on which day to assess, such as "2026-04-01"; `fixed` when the page has chosen it and
    /// it need not be today.
    pub fn set_today(&self, today: String, fixed: bool) {
        self.model.0.borrow_mut().date(today, fixed);
        self.app.send_message(Msg::Replaced);
    }
}

/// Whether a text is a date that exists.
#[wasm_bindgen]
pub fn is_date(text: &str) -> bool {
    read_date(text).is_some()
}

/// The model, which the element reads while the components are being drawn.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Rc<RefCell<Model>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
