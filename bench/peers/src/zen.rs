//! zen-expression: expressions compiled to operations of a machine.

use std::cell::RefCell;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use zen_expression::expression::Standard;
use zen_expression::vm::VM;
use zen_expression::{Expression, Scope, Variable, compile_expression};

use crate::engine::Engine;
use crate::floor::{self, Result40};
use crate::peers::{Rules, assembled, state};
use crate::saf::Output;

/// The rules, compiled.
pub(crate) struct Zen {
    tier: Expression<Standard>,
    points: Expression<Standard>,
    checks: Vec<Expression<Standard>>,
    machine: RefCell<VM>,
}

impl Zen {
    fn assess(&self, input: &Variable) -> Result<Result40> {
        let mut machine = self.machine.borrow_mut();
        let scope = Scope::new(input.clone());
        let mut run = |rule: &Expression<Standard>| {
            rule.evaluate_with_scope(&scope, &mut machine).map_err(|error| anyhow!("{error:?}"))
        };
        let number = |it: &Variable| Some(it.as_number()?.to_string().parse::<f64>().ok()?);
        let tier = number(&run(&self.tier)?).context("no tier")? as usize;
        let states = run(self.checks.get(tier).context("no such tier")?)?;
        let states = states.as_array().context("no results")?;
        let points = run(&self.points)?.as_array().context("no points")?;
        let points = points.borrow().iter().filter_map(number).collect();
        let states = states.borrow();
        assembled(tier, states.iter().map(|it| state(it.as_str())), points)
    }
}

impl Engine for Zen {
    type Input = Variable;
    type Result = Result40;

    fn build() -> Result<Zen> {
        let rules = Rules::read("zen.json")?;
        let compile = |rule: &str| compile_expression(rule).map_err(|error| anyhow!("{error:?}"));
        let array = |rules: &Vec<Value>| {
            let rules: Vec<_> =
                rules.iter().filter_map(Value::as_str).map(|rule| format!("({rule})")).collect();
            compile(&format!("[{}]", rules.join(", ")))
        };
        let checks = rules.checks(&json!("\"na\""));
        Ok(Zen {
            tier: compile(rules.tier().as_str().unwrap_or_default())?,
            points: compile(rules.points().as_str().unwrap_or_default())?,
            checks: checks.iter().map(array).collect::<Result<_>>()?,
            machine: RefCell::new(VM::new()),
        })
    }

    fn prepare(&self, input: &Value) -> Result<Variable> {
        Ok(Variable::from(input))
    }

    fn eval(&self, input: &Variable) -> Result<Result40> {
        self.assess(input)
    }

    fn output(&self, result: &Result40) -> Result<Output> {
        result.output()
    }

    fn json(&self, text: &str) -> Result<String> {
        let input: Variable = serde_json::from_str(text)?;
        Ok(floor::write(&self.assess(&input)?))
    }
}
