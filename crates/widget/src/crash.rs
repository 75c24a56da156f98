//! What happens when our own code fails: the element says so and the draft is kept.
//!
//! After a panic nothing in this module can be relied on any more, for any element on the page
//! (they share one scheduler), so everybody is told. The draft is saved before anything that
//! could fail is done with it (see `model`).

use std::cell::RefCell;
use std::sync::Once;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static LISTENERS: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

static HOOK: Once = Once::new();

/// Calls `listener` with a message when this module has failed and can no longer be used.
#[wasm_bindgen]
pub fn on_crash(listener: Function) {
    HOOK.call_once(|| yew::set_custom_panic_hook(Box::new(|info| tell(&info.to_string()))));
    LISTENERS.with_borrow_mut(|listeners| listeners.push(listener));
}

fn tell(message: &str) {
    let listeners = LISTENERS.try_with(|listeners| {
        listeners.try_borrow_mut().map(|mut listeners| std::mem::take(&mut *listeners))
    });
    for listener in listeners.into_iter().flatten().flatten() {
        // A listener that throws must not keep the others from hearing.
        let _ = listener.call1(&JsValue::NULL, &message.into());
    }
}
