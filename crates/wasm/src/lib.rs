//! Weighup for any web page or Node: compile rules, assess proposals.
//!
//! A thin door: everything it gives comes from the language and engine crates. Results are plain
//! objects, the same as the command line's JSON.

use std::rc::Rc;

use js_sys::Int32Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use weighup_engine::{AdviceOptions, Entry, Live, Plan, Proposal, proposal_schema};
use weighup_language::{Files, compile_for_page, uses};

/// A compiled pack of rules.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules {
    plan: Rc<Plan>,
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
        plain(&self.plan.assess(&Proposal::from_entry(entry)))
    }

    /// Opens a proposal that is being written, or one of many to be weighed: its answers are read
    /// once, and what comes of them costs little each time.
    ///
    /// # Errors
    /// When `proposal` cannot be read as plain data.
    pub fn live(&self, proposal: JsValue) -> Result<LiveProposal, JsError> {
        let entry: Entry = serde_wasm_bindgen::from_value(proposal)?;
        let (answers, _) = Proposal::from_entry(entry).read(self.plan.program());
        let live = Live::new(Rc::clone(&self.plan), answers);
        Ok(LiveProposal { live, row: Vec::new() })
    }

    /// A JSON Schema (2020-12) for proposals: every question with its title, help, sort of answer,
    /// limits and options. Nothing is required, for drafts are half empty.
    ///
    /// # Errors
    /// When JavaScript cannot hold it, which does not happen.
    #[wasm_bindgen(js_name = proposalSchema)]
    pub fn proposal_schema(&self) -> Result<JsValue, JsError> {
        plain(&proposal_schema(self.plan.program()))
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
        plain(&self.plan.advise(&proposal, &options.unwrap_or_default()))
    }

    /// Compares two proposals; see `docs/comparison.schema.json`.
    ///
    /// # Errors
    /// When one of them cannot be read as plain data.
    pub fn compare(&self, before: JsValue, after: JsValue) -> Result<JsValue, JsError> {
        let before = Proposal::from_entry(serde_wasm_bindgen::from_value(before)?);
        let after = Proposal::from_entry(serde_wasm_bindgen::from_value(after)?);
        plain(&self.plan.compare(&before, &after))
    }

    /// How much of the score each answer carries; see `docs/sensitivity.schema.json`.
    ///
    /// # Errors
    /// When `proposal` cannot be read as plain data.
    pub fn sensitivity(&self, proposal: JsValue) -> Result<JsValue, JsError> {
        let proposal = Proposal::from_entry(serde_wasm_bindgen::from_value(proposal)?);
        plain(&self.plan.sensitivity(&proposal))
    }
}

/// A proposal whose answers change one at a time. Call `free()` when it is no longer needed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LiveProposal {
    live: Live,
    row: Vec<i32>,
}

#[wasm_bindgen]
impl LiveProposal {
    /// Gives the answer at a place, such as `/answers/claims/0/metric`; `null` takes it back. Returns
    /// nothing, or `{ code, pointer, message }` where the answer cannot be understood; the question
    /// is then unanswered. For more or fewer items, open the proposal again.
    ///
    /// # Errors
    /// When `value` cannot be read as plain data.
    pub fn answer(&mut self, pointer: &str, value: JsValue) -> Result<JsValue, JsError> {
        let entry: Entry = serde_wasm_bindgen::from_value(value)?;
        match self.live.enter(pointer, &entry) {
            Ok(()) => Ok(JsValue::UNDEFINED),
            Err(problem) => plain(&problem),
        }
    }

    /// What comes of the answers, as whole numbers in the order of the pack: for each level the
    /// options it may still be (one bit each); for each check its state and its state as it stands
    /// (0 met, 1 not met, 2 not required, 3 cannot tell yet); for each score, then for the total and
    /// for the sum of the scores, what stands, the lowest and the highest, in thousandths of a point;
    /// the row of the verdict as it stands (-1: none), and those still possible (one bit each).
    pub fn outcome(&mut self) -> Int32Array {
        self.live.outcome().write_row(&mut self.row);
        Int32Array::from(self.row.as_slice())
    }

    /// The same, computed anew from all answers.
    pub fn weigh(&mut self) -> Int32Array {
        self.live.weigh();
        self.outcome()
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
        rules: compiled.program.map(|program| Rules { plan: Rc::new(Plan::from(program)) }),
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
