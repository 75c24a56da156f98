//! What the engines of others share: their rules by tier, and what the host does for them.
//!
//! The host picks the rules of the tier, adds up the sections and the three strongest claims, and
//! reads the band. That is plain code, so it flatters these engines.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::floor::{Result40, TIERS};
use crate::saf::{CHECKS, IDS, State, text};

/// Rules in a file of `bench/rules`: `{ tier, points, checks: { c01: { from, rule } } }`.
pub(crate) struct Rules(Value);

impl Rules {
    pub(crate) fn read(name: &str) -> Result<Rules> {
        Ok(Rules(serde_json::from_str(&text(&format!("bench/rules/{name}"))?)?))
    }

    /// The rule that gives the number of the tier.
    pub(crate) fn tier(&self) -> &Value {
        &self.0["tier"]
    }

    /// The rule that gives the points of each claim.
    pub(crate) fn points(&self) -> &Value {
        &self.0["points"]
    }

    /// By tier, the rules of the forty checks; `none` for what the tier does not ask for.
    pub(crate) fn checks(&self, none: &Value) -> [Vec<Value>; 4] {
        [0, 1, 2, 3].map(|tier| {
            let rule = |id: &&str| {
                let check = &self.0["checks"][*id];
                let asked = check["from"].as_u64().is_some_and(|from| tier >= from);
                if asked { check["rule"].clone() } else { none.clone() }
            };
            IDS.iter().map(rule).collect()
        })
    }
}

/// The state that an engine names.
pub(crate) fn state(name: Option<&str>) -> Result<State> {
    Ok(match name {
        Some("met") => State::Met,
        Some("not_met") => State::NotMet,
        Some("na") => State::Na,
        Some("unknown") => State::Unknown,
        other => bail!("{other:?} is no state"),
    })
}

/// The whole output.
pub(crate) fn assembled(
    tier: usize,
    states: impl Iterator<Item = Result<State>>,
    points: Vec<f64>,
) -> Result<Result40> {
    let mut checks = [State::Unknown; CHECKS];
    for (slot, state) in checks.iter_mut().zip(states) {
        *slot = state?;
    }
    Ok(Result40::new(*TIERS.get(tier).context("no such tier")?, checks, points))
}
