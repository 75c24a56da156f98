//! How fast Weighup is: beside plain code and beside its peers, in one run and in turns.
//!
//! What is measured lives in `bench`: the Rust half in `bench/peers`, a Cargo workspace of its own,
//! the JavaScript half in `bench/js`. Here they are built, started in turns, and what they print is
//! made into the tables of `docs/bench.md`. Nothing asserts a time.

mod contender;
mod report;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bundle;
use crate::process::{answer, cargo, shown};
use crate::project::Project;
use crate::serve::Site;
use crate::setup::{self, Needs};
use contender::{CONTENDERS, Contender, Home};

/// How thorough a run is.
#[derive(Clone, Copy)]
struct Effort {
    rounds: usize,
    /// Milliseconds of each sample.
    sample: u32,
}

/// The sizes of generated packs and lists.
const CHECKS: [usize; 5] = [10, 100, 1_000, 3_000, 10_000];
const ITEMS: [usize; 5] = [1, 10, 100, 1_000, 10_000];

/// What has been measured.
struct Measured {
    /// By contender: what each round printed.
    runs: BTreeMap<&'static str, Vec<Value>>,
    /// What did not run, and why.
    missing: BTreeMap<&'static str, String>,
    /// Which JavaScript engines run where code may not be made from text.
    without_eval: BTreeMap<&'static str, bool>,
    /// By round: the EMCCA pack, natively.
    pack: Vec<Value>,
    /// By round: the EMCCA pack and the form, in Chromium.
    page: Vec<Value>,
    checks: Vec<Value>,
    items: Vec<Value>,
}

/// Measures everything and prints the tables; a thorough run also writes `docs/bench.md`.
pub(crate) fn run(project: &Project, be_quick: bool) -> Result<()> {
    let effort = if be_quick {
        Effort { rounds: 3, sample: 120 }
    } else {
        Effort { rounds: 5, sample: 250 }
    };
    let ready = setup::run(project, Needs { wasm: true, npm: true, chromium: true })?;
    bundle::run(project, ready.wasm)?;
    setup::install_npm(&project.root.join("bench/js"))?;
    let bench = Bench {
        project,
        native: build(project)?,
        chromium: ready.chromium.context("no Chromium")?,
        site: Site::start(&project.root, 0)?,
        proposals: project.target.join("bench").join("proposals.json"),
        effort,
    };
    fs::write(&bench.proposals, answer(Command::new(&bench.native).arg("proposals"))?)?;

    let measured = bench.measure()?;
    let text = report::write(project, &measured)?;
    println!("\n{text}");
    if !be_quick {
        let path = project.root.join("docs/bench.md");
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("bench: docs/bench.md is written");
    }
    Ok(())
}

/// Builds the Rust half. Returns the program.
fn build(project: &Project) -> Result<PathBuf> {
    let target = project.target.join("bench");
    let mut command = cargo();
    command
        .args(["build", "--release", "--manifest-path"])
        .arg(project.root.join("bench/peers/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    if !shown(&mut command)? {
        bail!("bench/peers cannot be built");
    }
    let program = format!("weighup-bench{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("release").join(program))
}

/// Everything that is needed to measure.
struct Bench<'a> {
    project: &'a Project,
    native: PathBuf,
    chromium: PathBuf,
    site: Site,
    proposals: PathBuf,
    effort: Effort,
}

impl Bench<'_> {
    fn measure(&self) -> Result<Measured> {
        let mut measured = Measured {
            runs: BTreeMap::new(),
            missing: BTreeMap::new(),
            without_eval: BTreeMap::new(),
            pack: Vec::new(),
            page: Vec::new(),
            checks: Vec::new(),
            items: Vec::new(),
        };
        for round in 1..=self.effort.rounds {
            println!("bench: round {round} of {}", self.effort.rounds);
            let page = parsed(&mut self.page())?;
            for contender in &CONTENDERS {
                let run = match contender.home {
                    Home::Chromium => Ok(page.get(contender.engine).cloned().unwrap_or_default()),
                    _ => parsed(&mut self.command(contender)),
                };
                match run {
                    Ok(run) => measured.runs.entry(contender.id).or_default().push(run),
                    Err(error) => {
                        eprintln!("bench: {}: {error:#}", contender.id);
                        measured.missing.insert(contender.id, format!("{error:#}"));
                    }
                }
            }
            measured.page.push(page);
            measured.pack.push(self.native(&["pack"], None)?);
        }
        for contender in CONTENDERS.iter().filter(|it| matches!(it.home, Home::Node)) {
            let mut command = Command::new("node");
            command.arg("--disallow-code-generation-from-strings");
            let runs = parsed(self.node(&mut command, contender.engine, 1)).is_ok();
            measured.without_eval.insert(contender.id, runs);
        }
        println!("bench: growth");
        for size in CHECKS {
            measured.checks.push(self.native(&["checks"], Some(size))?);
        }
        for size in ITEMS {
            measured.items.push(self.native(&["items"], Some(size))?);
        }
        Ok(measured)
    }

    fn command(&self, contender: &Contender) -> Command {
        let sample = self.effort.sample;
        match contender.home {
            Home::Node => {
                let mut command = Command::new("node");
                self.node(&mut command, contender.engine, sample);
                command
            }
            _ => {
                let mut command = Command::new(&self.native);
                command.arg(contender.engine).arg(sample.to_string());
                command
            }
        }
    }

    fn node<'c>(&self, command: &'c mut Command, engine: &str, sample: u32) -> &'c mut Command {
        command.arg(self.script("node.mjs")).arg(engine).arg(sample.to_string());
        command.arg(&self.proposals)
    }

    fn page(&self) -> Command {
        let mut command = Command::new("node");
        command
            .arg(self.script("browser.mjs"))
            .arg(self.site.url())
            .arg(self.effort.sample.to_string())
            .arg(&self.proposals)
            .env("CHROME", &self.chromium);
        command
    }

    fn native(&self, what: &[&str], size: Option<usize>) -> Result<Value> {
        let mut command = Command::new(&self.native);
        command.args(what).arg(self.effort.sample.to_string());
        command.args(size.map(|size| size.to_string()));
        parsed(&mut command)
    }

    fn script(&self, name: &str) -> PathBuf {
        self.project.root.join("bench/js").join(name)
    }
}

/// Runs a program that prints one line of JSON.
fn parsed(command: &mut Command) -> Result<Value> {
    let text = answer(command)?;
    serde_json::from_str(&text).with_context(|| format!("this is not JSON: {text}"))
}
