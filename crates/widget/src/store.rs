//! Where a draft is kept: the browser's local storage, and nowhere else.

use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// A place in local storage, when the browser lets us have one.
pub(crate) struct Store {
    key: String,
    storage: Option<Storage>,
}

impl Store {
    pub(crate) fn new(key: String) -> Self {
        let storage = gloo::utils::window().local_storage().ok().flatten();
        Self { key, storage }
    }

    /// What was kept, as a plain JavaScript value.
    pub(crate) fn load(&self) -> Option<JsValue> {
        let text = self.storage.as_ref()?.get_item(&self.key).ok()??;
        JSON::parse(&text).ok()
    }

    /// Keeps JSON text; `false` when the browser does not.
    pub(crate) fn save(&self, text: &str) -> bool {
        let Some(storage) = &self.storage else { return false };
        storage.set_item(&self.key, text).is_ok()
    }

    /// Whether the browser lets us keep anything.
    pub(crate) fn works(&self) -> bool {
        self.storage.is_some()
    }

    /// Forgets what was kept.
    pub(crate) fn clear(&self) {
        if let Some(storage) = &self.storage {
            // Nothing is lost when a browser refuses to forget nothing.
            let _ = storage.remove_item(&self.key);
        }
    }
}
