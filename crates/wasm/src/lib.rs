//! Weighup for any web page or Node: compile rules, assess proposals.
//!
//! A thin door: everything it gives comes from the language and engine crates. Results are plain
//! objects, the same as the command line's JSON.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use weighup_engine::{
    AdviceOptions, Entry, Program, Proposal, advise, assess, compare, proposal_schema, sensitivity,
};
use weighup_language::{Files, compile_for_page, uses};

/// A compiled pack of rules.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules {
    program: Program,
}

#[wasm_bindgen]
impl Rules {
    /// Assesses a proposal: `{ title?, answers, finished?, "as of"? }`. Returns the assessment.
    ///
    /// `"as of"` is the day of assessment, such as `"2026-04-01"`, which rules call today. Nothing
    /// here reads a clock: without it, what depends on today is not known.
    ///
    /// # Errors
    /// When `proposal` cannot be read as plain data.
    pub fn assess(&self, proposal: JsValue) -> Result<JsValue, JsError> {
        let entry: Entry = serde_wasm_bindgen::from_value(proposal)?;
        plain(&assess(&self.program, &Proposal::from_entry(entry)))
    }

    /// A JSON Schema (2020-12) for proposals: every question with its title, help, sort of answer,
    /// limits and options. Nothing is required, for drafts are half empty.
    ///
    /// # Errors
    /// When JavaScript cannot hold it, which does not happen.
    #[wasm_bindgen(js_name = proposalSchema)]
    pub fn proposal_schema(&self) -> Result<JsValue, JsError> {
        plain(&proposal_schema(&self.program))
    }

    /// Looks for what would raise a proposal; see `docs/advice.schema.json`. `options` may be
    /// `{ locked: ["/answers/public cost"] }`: the answers that stay as they are.
    ///
    /// It weighs many changes, so it is for a click or an idle moment rather than for each key.
    ///
    /// # Errors
    /// When `proposal` or `options` cannot be read as plain data.
    pub fn advise(&self, proposal: JsValue, options: JsValue) -> Result<JsValue, JsError> {
        let proposal = Proposal::from_entry(serde_wasm_bindgen::from_value(proposal)?);
        let options: Option<AdviceOptions> = serde_wasm_bindgen::from_value(options)?;
        plain(&advise(&self.program, &proposal, &options.unwrap_or_default()))
    }

    /// Compares two proposals; see `docs/comparison.schema.json`.
    ///
    /// # Errors
    /// When one of them cannot be read as plain data.
    pub fn compare(&self, before: JsValue, after: JsValue) -> Result<JsValue, JsError> {
        let before = Proposal::from_entry(serde_wasm_bindgen::from_value(before)?);
        let after = Proposal::from_entry(serde_wasm_bindgen::from_value(after)?);
        plain(&compare(&self.program, &before, &after))
    }

    /// How much of the score each answer carries; see `docs/sensitivity.schema.json`.
    ///
    /// # Errors
    /// When `proposal` cannot be read as plain data.
    pub fn sensitivity(&self, proposal: JsValue) -> Result<JsValue, JsError> {
        let proposal = Proposal::from_entry(serde_wasm_bindgen::from_value(proposal)?);
        plain(&sensitivity(&self.program, &proposal))
    }
}

/// What compiling gives: the rules, if they can be used, and all that is wrong.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct CompileResult {
    rules: Option<Rules>,
    /// Diagnostics, those of examples left out: `{ code, severity, message, file, start, end, line, column, excerpt, help, fix }[]`.
    /// `fix` is null, or what surely puts it right: `{ start, end, replacement }`, in bytes of the file.
    pub diagnostics: JsValue,
}

#[wasm_bindgen]
impl CompileResult {
    /// Takes the rules; `undefined` when there are errors.
    #[wasm_bindgen(js_name = takeRules)]
    pub fn take_rules(&mut self) -> Option<Rules> {
        self.rules.take()
    }
}

/// Compiles the rule file `main`. `files` maps the path of each file to its text: `main`, and what
/// it is made of (see `usedFiles`).
///
/// # Errors
/// When `files` is not an object of texts.
#[wasm_bindgen(js_name = compileRules)]
pub fn compile_rules(main: &str, files: JsValue) -> Result<CompileResult, JsError> {
    let files: Files = serde_wasm_bindgen::from_value(files)?;
    let compiled = compile_for_page(main, &files);
    Ok(CompileResult {
        rules: compiled.program.map(|program| Rules { program }),
        diagnostics: plain(&compiled.diagnostics)?,
    })
}

/// The paths of the files that a rule file names, from the same root as `path`. These may name
/// further ones: ask again for each.
#[wasm_bindgen(js_name = usedFiles)]
#[must_use]
pub fn used_files(path: &str, text: &str) -> Vec<String> {
    uses(path, text)
}

/// Plain objects, with `null` for what is absent: what `JSON.parse` would give.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
