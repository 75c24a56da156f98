//! What a page loads to read rules that are text: from text to compiled rules, as `weigh build` writes
//! them.
//!
//! A module of its own, so that a page whose rules are compiled already does without it. It draws
//! nothing and assesses nothing; the widget takes what comes of it.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use weighup_engine::compiled::to_bytes;
use weighup_language::{Compiled, Files, compile_for_page};

/// The files that a rule file names, as paths relative to the same root as `path`.
#[wasm_bindgen]
pub fn uses(path: &str, text: &str) -> Vec<String> {
    weighup_language::uses(path, text)
}

/// What comes of the text of rules.
#[wasm_bindgen(getter_with_clone)]
pub struct Built {
    /// The compiled rules, for the widget; nothing when there are errors.
    pub rules: Option<Vec<u8>>,
    /// What is wrong in them, as plain objects.
    pub diagnostics: JsValue,
}

/// Compiles the rule file `main`; `paths` and `texts` are all files it needs, side by side.
#[wasm_bindgen]
pub fn build(main: &str, paths: Vec<String>, texts: Vec<String>) -> Result<Built, JsError> {
    let files: Files = paths.into_iter().zip(texts).collect();
    let Compiled { program, diagnostics, .. } = compile_for_page(main, &files);
    Ok(Built {
        rules: program.as_ref().map(to_bytes).transpose()?,
        diagnostics: diagnostics.serialize(&Serializer::json_compatible())?,
    })
}
