//! `weigh`: for people with files. Checks rules, runs their examples, scores proposals, formats
//! rules, lists frameworks. Holds no rules of its own: all it prints comes from the language and
//! engine crates.

mod files;
mod report;
mod score;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand, ValueEnum};
use weighup_engine::{Entry, Proposal};
use weighup_language::{Severity, catalogue, resolve};

/// Weighs a proposal against an outcomes framework.
#[derive(Parser)]
#[command(name = "weigh", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check rule and framework files; exit code 1 when there are errors.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How to print what is found.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Run the examples in rule files.
    Test {
        /// The rule files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Score a proposal.
    Score {
        /// The rule file.
        rules: PathBuf,
        /// The proposal, as JSON.
        proposal: PathBuf,
        /// How to print the assessment.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Format rule files in place.
    Fmt {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Change nothing; exit code 1 when a file is not formatted.
        #[arg(long)]
        check: bool,
    },
    /// List a framework: themes, outcomes, groups, metrics.
    Catalogue {
        /// The framework file.
        framework: PathBuf,
        /// How to print it.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("weigh: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; false when what it looked at is not in order.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Check { files, format } => check(&files, format),
        Command::Test { files } => test(&files),
        Command::Score { rules, proposal, format } => score_proposal(&rules, &proposal, format),
        Command::Fmt { files, check } => fmt(&files, check),
        Command::Catalogue { framework, format } => list(&framework, format),
    }
}

fn check(paths: &[PathBuf], format: Format) -> Result<bool> {
    let mut all = Vec::new();
    let mut files = weighup_language::Files::new();
    for path in paths {
        let (main, read) = files::read_pack(path)?;
        all.extend(weighup_language::compile(&main, &read).diagnostics);
        files.extend(read);
    }
    // Two packs may use the same framework; its mistakes are told once.
    all.dedup();
    let errors = all.iter().filter(|it| it.severity == Severity::Error).count();
    if format == Format::Json {
        println!("{}", serde_json::to_string_pretty(&all)?);
    } else {
        report::print(&all, &files);
        let files = match paths.len() {
            1 => "1 file".to_owned(),
            count => format!("{count} files"),
        };
        println!("{files} checked: {}", report::summary(&all));
    }
    Ok(errors == 0)
}

fn test(paths: &[PathBuf]) -> Result<bool> {
    let (mut passed, mut failed) = (0, 0);
    for path in paths {
        let (main, program, examples) = files::compile(path)?;
        for example in examples {
            let proposal = match &example.from {
                Some(from) => Some(files::read_proposal(resolve(&main, from).as_ref())?),
                None => None,
            };
            let failures = example.run(&program, proposal);
            let outcome = if failures.is_empty() { "ok" } else { "FAILED" };
            println!("{outcome:>6}  {main}:{}  {}", example.line, example.title);
            failures.iter().for_each(|failure| println!("        {failure}"));
            if failures.is_empty() {
                passed += 1;
            } else {
                failed += 1;
            }
        }
    }
    println!("{passed} examples passed, {failed} failed");
    Ok(failed == 0)
}

fn score_proposal(rules: &Path, proposal: &Path, format: Format) -> Result<bool> {
    let (_, program, _) = files::compile(rules)?;
    let proposal = files::read_proposal(proposal)?;
    let assessment = weighup_engine::assess(&program, &proposal);
    if format == Format::Json {
        println!("{}", serde_json::to_string_pretty(&assessment)?);
    } else {
        score::print(&proposal.title, &assessment);
    }
    Ok(true)
}

fn fmt(paths: &[PathBuf], check: bool) -> Result<bool> {
    let mut formatted = true;
    for path in paths {
        let text = files::read(path)?;
        let wanted = weighup_language::format(&text);
        if wanted == text {
            continue;
        }
        formatted = false;
        if check {
            println!("{} is not formatted; run: weigh fmt {0}", path.display());
        } else {
            std::fs::write(path, wanted)
                .with_context(|| format!("cannot write {}", path.display()))?;
            println!("formatted {}", path.display());
        }
    }
    Ok(formatted || !check)
}

fn list(path: &Path, format: Format) -> Result<bool> {
    let text = files::read(path)?;
    let name = files::name(path);
    let (framework, diagnostics) = catalogue(&name, &text);
    if !diagnostics.is_empty() {
        report::print_to_stderr(&diagnostics, &[(name, text)].into());
        bail!("the framework has mistakes");
    }
    if format == Format::Json {
        println!("{}", serde_json::to_string_pretty(&framework)?);
        return Ok(true);
    }
    println!("{}\n{}, {}", framework.title, framework.publisher, framework.edition);
    for theme in &framework.themes {
        println!("\n{} {}", theme.id, theme.name);
        for outcome in &theme.outcomes {
            println!("  {} {}", outcome.id, outcome.name);
            for group in &outcome.groups {
                println!("    {}", group.name);
                group.metrics.iter().for_each(|it| println!("      {} {}", it.id, it.name));
            }
        }
    }
    Ok(true)
}

/// Reads a proposal from JSON text.
fn proposal_from(text: &str) -> Result<Proposal> {
    let entry: Entry = serde_json::from_str(text)?;
    Ok(Proposal::from_entry(entry))
}
