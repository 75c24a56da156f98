//! regorus: Rego, by its interpreter.

use std::sync::Arc;

use anyhow::{Context, Result};
use regorus::{CompiledPolicy, Value as Rego};
use serde_json::Value;

use crate::engine::Engine;
use crate::floor::{self, Result40};
use crate::peers::{assembled, state};
use crate::saf::{Output, text};

/// The rules, compiled.
pub(crate) struct Regorus {
    policy: CompiledPolicy,
}

impl Regorus {
    fn assess(&self, input: Rego) -> Result<Result40> {
        let found = self.policy.eval_with_input(input)?;
        let part = |name: &str| &found[name];
        let tier = part("tier").as_u64().context("no tier")? as usize;
        let points = part("points").as_array().context("no points")?;
        let points = points.iter().filter_map(|it| it.as_f64().ok()).collect();
        let states = part("checks").as_array().context("no results")?;
        let states = states.iter().map(|it| state(it.as_string().ok().map(|it| &**it)));
        assembled(tier, states, points)
    }
}

impl Engine for Regorus {
    type Input = Rego;
    type Result = Result40;

    fn build() -> Result<Regorus> {
        let mut engine = regorus::Engine::new();
        engine.add_policy("saf.rego".to_owned(), text("bench/rules/saf.rego")?)?;
        let policy = engine.compile_with_entrypoint(&Arc::from("data.saf.output"))?;
        Ok(Regorus { policy })
    }

    fn prepare(&self, input: &Value) -> Result<Rego> {
        Rego::from_json_str(&input.to_string())
    }

    fn eval(&self, input: &Rego) -> Result<Result40> {
        self.assess(input.clone())
    }

    fn output(&self, result: &Result40) -> Result<Output> {
        result.output()
    }

    fn json(&self, text: &str) -> Result<String> {
        Ok(floor::write(&self.assess(Rego::from_json_str(text)?)?))
    }
}
