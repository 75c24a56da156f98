//! What a contributor runs: `cargo xtask setup`, `build`, `serve`, `test`, `oracle`,
//! `fuzz`, `bench` and `size`.

mod bench;
mod bundle;
mod fuzz;
mod oracle;
mod process;
mod project;
mod serve;
mod setup;
mod size;
mod test;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use project::Project;
use setup::Needs;

/// Everything around the code: set-up, bundle, server and tests.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make this machine ready: WebAssembly target, npm packages and a Chromium
    Setup,
    /// Build the widget, the API and the style sheet into dist/
    Build,
    /// Set up, build, and show the widget on a local web page
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run every check and every test, ending with `N passed, N failed`
    Test {
        /// Only the Rust half: format, lints and tests
        #[arg(long, conflicts_with = "browser")]
        rust: bool,
        /// Only the browser half: build and Playwright
        #[arg(long)]
        browser: bool,
        /// What follows `--` is handed to Playwright
        #[arg(last = true)]
        playwright: Vec<String>,
    },
    /// Run many random packs and drafts against brute force: what must hold of every proposal
    Oracle {
        /// How many packs for each property; each is tried with several drafts
        #[arg(long, default_value_t = 100_000)]
        cases: u32,
        /// Where chance starts; another one each time, if none is given
        #[arg(long)]
        seed: Option<u64>,
        /// Only this one: soundness, always_never, sheet, live or advice
        #[arg(long)]
        property: Option<String>,
    },
    /// Run random texts against the language and the engine
    Fuzz {
        /// For how long each target runs
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Only this one: parse, format, compile or assess
        #[arg(long)]
        target: Option<String>,
    },
    /// Measure how fast Weighup is, beside plain code and beside its peers
    Bench {
        /// Fewer and shorter samples; only prints, and leaves docs/bench.md as it is
        #[arg(long)]
        quick: bool,
    },
    /// Measure what a page loads, and write docs/size.md; fails when it is too large
    Size,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let project = Project::locate()?;
    match command {
        Command::Setup => {
            setup::run(&project, Needs { wasm: true, npm: true, chromium: true })?;
        }
        Command::Build => {
            let ready = setup::run(&project, Needs { wasm: true, npm: true, chromium: false })?;
            bundle::run(&project, ready.wasm)?;
        }
        Command::Serve { port } => {
            let ready = setup::run(&project, Needs { wasm: true, npm: true, chromium: false })?;
            bundle::run(&project, ready.wasm)?;
            serve::run(&project, port)?;
        }
        Command::Test { rust, browser, playwright } => {
            let halves = test::Halves { rust: !browser, browser: !rust };
            return test::run(&project, halves, &playwright);
        }
        Command::Oracle { cases, seed, property } => {
            return oracle::run(&project, cases, seed, property.as_deref());
        }
        Command::Fuzz { seconds, target } => {
            return fuzz::run(&project, seconds, target.as_deref());
        }
        Command::Bench { quick } => bench::run(&project, quick)?,
        Command::Size => {
            let ready = setup::run(&project, Needs { wasm: true, npm: true, chromium: false })?;
            bundle::run(&project, ready.wasm)?;
            return size::run(&project);
        }
    }
    Ok(ExitCode::SUCCESS)
}
