//! A compiled rule pack, shared by everything that shows it.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use weighup_engine::{Plan, Program};
use weighup_language::{Compiled, Diagnostic, Files, compile_for_page};

use crate::boundary::to_js;

/// The files that a rule file names, as paths relative to the same root as `path`.
#[wasm_bindgen]
pub fn uses(path: &str, text: &str) -> Vec<String> {
    weighup_language::uses(path, text)
}

/// Rules as compiled, with what is wrong in them.
#[wasm_bindgen]
pub struct Rules {
    program: Option<Pack>,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Rules {
    /// Compiles the rule file `main`; `paths` and `texts` are all files it needs, side by side.
    #[wasm_bindgen(constructor)]
    pub fn new(main: &str, paths: Vec<String>, texts: Vec<String>) -> Rules {
        let files: Files = paths.into_iter().zip(texts).collect();
        let Compiled { program, diagnostics, .. } = compile_for_page(main, &files);
        Rules { program: program.map(|program| Pack(Rc::new(Plan::from(program)))), diagnostics }
    }

    /// Whether a proposal can be assessed under them.
    #[wasm_bindgen(getter)]
    pub fn usable(&self) -> bool {
        self.program.is_some()
    }

    /// What is wrong in them, as plain objects.
    #[wasm_bindgen(getter)]
    pub fn diagnostics(&self) -> Result<JsValue, JsError> {
        to_js(&self.diagnostics)
    }
}

impl Rules {
    pub(crate) fn pack(&self) -> Option<Pack> {
        self.program.clone()
    }

    pub(crate) fn mistakes(&self) -> &[Diagnostic] {
        &self.diagnostics
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
