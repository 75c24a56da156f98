//! What every engine does here, and how it is timed.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use crate::saf::{Agreement, Output, Workload};

/// An engine with the rules of the workload built into it.
pub(crate) trait Engine: Sized {
    /// A proposal in the engine's own type, as far as it lets one be prepared.
    type Input;
    /// All that is computed of a proposal, in the engine's own type.
    type Result;

    /// Builds the rules from their source.
    fn build() -> Result<Self>;
    /// Prepares a proposal of the specification.
    fn prepare(&self, input: &Value) -> Result<Self::Input>;
    /// Evaluates a prepared proposal: tier, forty results, score and band.
    fn eval(&self, input: &Self::Input) -> Result<Self::Result>;
    /// Reads a result, for comparison; not timed.
    fn output(&self, result: &Self::Result) -> Result<Output>;
    /// From the JSON text of a proposal to the JSON text of the result.
    fn json(&self, text: &str) -> Result<String>;
    /// The JSON text handed to [`Self::json`].
    fn text(&self, input: &Value) -> Result<String> {
        Ok(input.to_string())
    }
}

/// What one run of one engine gives.
#[derive(Debug, Serialize)]
pub(crate) struct Run {
    /// Building the rules and the first evaluation, in milliseconds.
    cold_ms: f64,
    /// An evaluation of a prepared proposal, in microseconds.
    eval_us: f64,
    /// From JSON text to JSON text, in microseconds.
    json_us: f64,
    agreement: Agreement,
}

/// Builds, compares and times an engine, sampling for so long.
pub(crate) fn run<E: Engine>(workload: &Workload, sample: Duration) -> Result<Run> {
    let start = Instant::now();
    let engine = E::build()?;
    let built = start.elapsed();
    let prepare = |input| engine.prepare(input);
    let inputs: Vec<_> = workload.inputs.iter().map(prepare).collect::<Result<_>>()?;
    let first = inputs.first().context("no inputs")?;
    let start = Instant::now();
    black_box(engine.eval(black_box(first))?);
    let cold_ms = (built + start.elapsed()).as_secs_f64() * 1e3;

    let mut agreement = Agreement::default();
    for ((input, expected), raw) in inputs.iter().zip(&workload.expected).zip(&workload.inputs) {
        let id = raw["id"].as_str().unwrap_or_default();
        agreement.compare(id, expected, &engine.output(&engine.eval(input)?)?);
    }
    let eval_us = per_call(&inputs, sample, |input| engine.eval(input))?;
    let text = |input| engine.text(input);
    let texts: Vec<_> = workload.inputs.iter().map(text).collect::<Result<_>>()?;
    let json_us = per_call(&texts, sample, |text| engine.json(text))?;
    Ok(Run { cold_ms, eval_us, json_us, agreement })
}

/// Microseconds a call takes, going round the inputs: a warm-up, then a sample.
pub(crate) fn per_call<I, R>(
    inputs: &[I],
    sample: Duration,
    mut call: impl FnMut(&I) -> Result<R>,
) -> Result<f64> {
    let mut taken = 0.0;
    for length in [sample / 3, sample] {
        let (wall, clock) = (Instant::now(), Clock::start());
        let mut calls = 0_u32;
        // The wall clock ends it, the thread's own clock measures it.
        while calls == 0 || wall.elapsed() < length {
            for input in inputs {
                black_box(call(black_box(input))?);
                calls += 1;
            }
        }
        taken = clock.elapsed() * 1e6 / f64::from(calls);
    }
    Ok(taken)
}

/// Seconds of the processor that this thread has used; of the wall where the system does not tell.
/// Good for long samples only: systems bring it up to date every few milliseconds.
struct Clock {
    wall: Instant,
    thread: Option<f64>,
}

impl Clock {
    fn start() -> Clock {
        Clock { wall: Instant::now(), thread: thread_seconds() }
    }

    fn elapsed(&self) -> f64 {
        match (self.thread, thread_seconds()) {
            (Some(start), Some(now)) => now - start,
            _ => self.wall.elapsed().as_secs_f64(),
        }
    }
}

fn thread_seconds() -> Option<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
