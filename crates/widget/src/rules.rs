//! Compiled rules, shared by everything that shows them.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use weighup_engine::{
    Plan, Program,
    compiled::{Unreadable, from_bytes, is_compiled},
};

/// Whether bytes are compiled rules, and no text that has to be compiled first.
#[wasm_bindgen]
pub fn compiled(bytes: &[u8]) -> bool {
    is_compiled(bytes)
}

/// Rules under which a proposal can be assessed.
#[wasm_bindgen]
pub struct Rules(Pack);

#[wasm_bindgen]
impl Rules {
    /// Reads compiled rules. When they cannot be used, throws the element's code for why.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Rules, JsValue> {
        let program = from_bytes(bytes).map_err(|error| match error {
            Unreadable::OtherFormat => "rules-other-version",
            Unreadable::Damaged => "rules-damaged",
        })?;
        Ok(Rules(Pack(Rc::new(Plan::from(program)))))
    }
}

impl Rules {
    pub(crate) fn pack(&self) -> Pack {
        self.0.clone()
    }
}

/// Compiled rules, shared by components. Two are equal when they are the same one, so that a component
/// whose answer did not change is not drawn again.
#[derive(Clone)]
pub(crate) struct Pack(Rc<Plan>);

impl Pack {
    pub(crate) fn plan(&self) -> &Plan {
        &self.0
    }

    pub(crate) fn program(&self) -> &Program {
        self.0.program()
    }
}

impl PartialEq for Pack {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
