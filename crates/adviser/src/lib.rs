//! What a page loads when somebody asks what would help most: the search for advice.
//!
//! A module of its own, because most readers of a form never ask. It takes compiled rules, as the
//! widget does, and gives what the widget shows.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use weighup_engine::{AdviceOptions, Plan, Proposal, compiled::from_bytes};

/// Whoever looks for advice under some rules.
#[wasm_bindgen]
pub struct Adviser {
    plan: Plan,
}

#[wasm_bindgen]
impl Adviser {
    /// Takes compiled rules.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &[u8]) -> Result<Adviser, JsError> {
        Ok(Adviser { plan: Plan::from(from_bytes(rules)?) })
    }

    /// Looks for what would raise a proposal, and gives it as plain objects. That takes a while.
    pub fn advise(&self, proposal: JsValue) -> Result<JsValue, JsError> {
        let proposal = Proposal::from_entry(serde_wasm_bindgen::from_value(proposal)?);
        let advice = self.plan.advise(&proposal, &AdviceOptions::default());
        Ok(advice.serialize(&Serializer::json_compatible())?)
    }
}
