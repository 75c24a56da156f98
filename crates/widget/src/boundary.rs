//! Values on their way to and from JavaScript.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsError, JsValue};
use weighup_engine::Entry;

/// A plain JavaScript value: objects, not maps, so that `JSON.stringify` gives the same text as
/// `serde_json` does natively.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Any JSON-like value that a page hands over.
pub(crate) fn from_js(value: JsValue) -> Result<Entry, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
