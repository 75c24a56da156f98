//! datalogic-rs: JSON Logic, compiled.

use std::cell::RefCell;

use anyhow::{Context, Result, anyhow};
use bumpalo::Bump;
use datalogic_rs::{DataValue, Logic, ParsedData};
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::floor::{self, Result40};
use crate::peers::{Rules, assembled, state};
use crate::saf::Output;

/// The rules, compiled.
pub(crate) struct Datalogic {
    engine: datalogic_rs::Engine,
    tier: Logic,
    points: Logic,
    checks: Vec<Logic>,
    arena: RefCell<Bump>,
}

impl Datalogic {
    fn assess(&self, input: &ParsedData) -> Result<Result40> {
        let mut arena = self.arena.borrow_mut();
        arena.reset();
        let run = |logic| {
            let found = self.engine.evaluate(logic, input.value(), &arena);
            found.map_err(|error| anyhow!("{error}"))
        };
        let tier = run(&self.tier)?.as_i64().context("no tier")? as usize;
        let states = run(self.checks.get(tier).context("no such tier")?)?;
        let states = states.as_array().context("no results")?;
        let points = run(&self.points)?;
        let points = points.as_array().context("no points")?;
        let points = points.iter().filter_map(DataValue::as_f64).collect();
        assembled(tier, states.iter().map(|it| state(it.as_str())), points)
    }
}

impl Engine for Datalogic {
    type Input = ParsedData;
    type Result = Result40;

    fn build() -> Result<Datalogic> {
        let rules = Rules::read("json-logic.json")?;
        let engine = datalogic_rs::Engine::new();
        let compile =
            |rule: &Value| engine.compile(&*rule.to_string()).map_err(|error| anyhow!("{error}"));
        let checks = rules.checks(&json!("na")).map(Value::from);
        Ok(Datalogic {
            tier: compile(rules.tier())?,
            points: compile(rules.points())?,
            checks: checks.iter().map(compile).collect::<Result<_>>()?,
            arena: RefCell::default(),
            engine,
        })
    }

    fn prepare(&self, input: &Value) -> Result<ParsedData> {
        ParsedData::from_json(&input.to_string()).map_err(|error| anyhow!("{error}"))
    }

    fn eval(&self, input: &ParsedData) -> Result<Result40> {
        self.assess(input)
    }

    fn output(&self, result: &Result40) -> Result<Output> {
        result.output()
    }

    fn json(&self, text: &str) -> Result<String> {
        let input = ParsedData::from_json(text).map_err(|error| anyhow!("{error}"))?;
        Ok(floor::write(&self.assess(&input)?))
    }
}
