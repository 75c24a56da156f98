//! Weighup beside its peers and beside plain code: one engine, one run, one line of JSON.
//!
//! `cargo xtask bench` starts this again and again, in turns, and makes a table of what it prints.

mod datalogic;
mod engine;
mod floor;
mod growth;
mod pack;
mod peers;
mod rego;
mod saf;
mod weighup;
mod zen;

use std::env;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::Value;

use saf::Workload;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let milliseconds = |text: &str| text.parse().map(Duration::from_millis).context("MILLISECONDS");
    match arguments.as_slice() {
        // For the JavaScript half, which knows nothing of this translation.
        ["proposals"] => {
            let inputs = Workload::read()?.inputs;
            print(&inputs.iter().map(weighup::proposal).collect::<Vec<Value>>())
        }
        ["pack", sample] => print(&pack::times(milliseconds(sample)?)?),
        ["checks", sample, size] => print(&growth::checks(size.parse()?, milliseconds(sample)?)?),
        ["items", sample, size] => print(&growth::items(size.parse()?, milliseconds(sample)?)?),
        [engine, sample] => print(&run(engine, milliseconds(sample)?)?),
        _ => bail!("usage: weighup-bench ENGINE|pack|checks|items MILLISECONDS [SIZE]"),
    }
}

fn run(name: &str, sample: Duration) -> Result<engine::Run> {
    let workload = Workload::read()?;
    match name {
        "hand-written" => engine::run::<floor::Floor>(&workload, sample),
        "weighup" => engine::run::<weighup::Results>(&workload, sample),
        "weighup-whole" => engine::run::<weighup::Whole>(&workload, sample),
        "datalogic-rs" => engine::run::<datalogic::Datalogic>(&workload, sample),
        "zen-expression" => engine::run::<zen::Zen>(&workload, sample),
        "regorus" => engine::run::<rego::Regorus>(&workload, sample),
        _ => bail!("there is no engine called {name}"),
    }
}

fn print(value: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(value)?);
    Ok(())
}
