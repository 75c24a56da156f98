//! What a contributor runs: `cargo xtask setup`.

mod process;
mod project;
mod setup;

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
    }
    Ok(ExitCode::SUCCESS)
}
