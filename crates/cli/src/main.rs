//! `weigh`: for people with files. Checks rules, runs their examples, scores proposals, tries out
//! expressions, formats rules, writes pages about them, lists frameworks. Holds no rules of its own:
//! all it prints comes from the language and engine crates.

mod advise;
mod build;
mod catalogue;
mod compare;
mod doc;
mod eval;
mod explain;
mod files;
mod fix;
mod given;
mod neighbours;
mod receipt;
mod report;
mod score;
mod sensitivity;
mod terminal;

use std::{
    fmt::Write as _,
    io::{IsTerminal, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use weighup_language::{Day, Severity, resolve};

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
        /// Use the edition in force on this day, such as 2026-05-01.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// How to print what is found.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// First mend the files, where it is sure what was meant.
        #[arg(long, conflicts_with = "format")]
        fix: bool,
    },
    /// Explain the codes of messages, such as W304; without a code, list them.
    Explain {
        /// The codes.
        codes: Vec<String>,
    },
    /// Run the examples in rule files.
    Test {
        /// The rule files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Use the edition in force on this day, such as 2026-05-01.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Compile rules for a page, which then loads less.
    Build(build::Arguments),
    /// Score a proposal.
    Score {
        #[command(flatten)]
        given: given::Given,
        /// The proposal, as JSON.
        proposal: PathBuf,
        /// Write down what was assessed, by which rules, and what came out, for `weigh verify`.
        #[arg(long, value_name = "FILE")]
        receipt: Option<PathBuf>,
    },
    /// Assess a proposal again, and say whether it comes out as its receipt says; exit code 1 when
    /// anything differs.
    Verify(receipt::Arguments),
    /// Print a JSON Schema for proposals, for editors and other programs.
    Schema {
        /// The rule file.
        rules: PathBuf,
        /// Use the edition in force on this day, such as 2026-05-01.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Say what would raise a proposal: the smallest fix for each check, the steps that help most.
    Advise(advise::Arguments),
    /// Compare two proposals: what differs, and what each difference rests on.
    Compare(compare::Arguments),
    /// Say how much of the score each answer carries.
    Sensitivity(sensitivity::Arguments),
    /// Print the value of an expression, or what it can still be.
    Eval(eval::Arguments),
    /// Write a page on which people can read the rules.
    Doc(doc::Arguments),
    /// Format rule files in place.
    Fmt {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Change nothing; exit code 1 when a file is not formatted.
        #[arg(long)]
        check: bool,
    },
    /// Find the areas most like one area, for comparing with.
    Neighbours(neighbours::Arguments),
    /// List frameworks and crosswalks, or count what they hold.
    Catalogue(catalogue::Arguments),
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
    // Only mistakes in rules are printed in colour.
    let steers_on_purpose = matches!(arguments.command, Command::Check { .. });
    match run(arguments.command) {
        Ok((text, in_order)) => {
            let text = if steers_on_purpose { text } else { terminal::safe(&text) };
            // A reader that has seen enough, such as `head`, is no fault of ours.
            let _ = std::io::stdout().write_all(text.as_bytes());
            if in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("weigh: {}", terminal::safe(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}

/// What a command prints, and whether what it looked at is in order.
type Outcome = Result<(String, bool)>;

fn run(command: Command) -> Outcome {
    match command {
        Command::Check { files, as_of, format, fix } => {
            let mended = if fix { fix::mend_all(&files)? } else { String::new() };
            let (found, in_order) = check(&files, day(as_of)?, format)?;
            Ok((mended + &found, in_order))
        }
        Command::Explain { codes } => explain::explain(&codes),
        Command::Test { files, as_of } => test(&files, day(as_of)?),
        Command::Score { given, proposal, receipt } => {
            let program = given.program()?;
            let proposal = files::read_proposal(&proposal)?;
            let assessment = weighup_engine::assess(&program, &proposal);
            if let Some(path) = receipt {
                receipt::write(&path, &proposal, &assessment)?;
            }
            let text = given.printed(&assessment, || score::text(&proposal.title, &assessment))?;
            Ok((text, true))
        }
        Command::Verify(arguments) => receipt::verify(arguments),
        Command::Schema { rules, as_of } => {
            let (program, _) = files::compile(&rules, day(as_of)?)?;
            Ok((json(&weighup_engine::proposal_schema(&program))?, true))
        }
        Command::Build(arguments) => Ok((build::run(arguments)?, true)),
        Command::Advise(arguments) => Ok((advise::run(&arguments)?, true)),
        Command::Compare(arguments) => Ok((compare::run(&arguments)?, true)),
        Command::Sensitivity(arguments) => Ok((sensitivity::run(&arguments)?, true)),
        Command::Eval(arguments) => Ok((eval::run(&arguments)?, true)),
        Command::Doc(arguments) => Ok((doc::run(&arguments)?, true)),
        Command::Neighbours(arguments) => Ok((neighbours::run(&arguments)?, true)),
        Command::Fmt { files, check } => fmt(&files, check),
        Command::Catalogue(arguments) => Ok((catalogue::run(&arguments)?, true)),
    }
}

/// Reads the day of `--as-of`.
fn day(as_of: Option<String>) -> Result<Option<Day>> {
    as_of
        .map(|text| {
            weighup_engine::read_date(&text)
                .with_context(|| format!("“{text}” is no date; write it like this: 2026-05-01"))
        })
        .transpose()
}

/// Data as JSON, with an end of line.
fn json(data: &impl serde::Serialize) -> Result<String> {
    Ok(terminal::safe_json(&serde_json::to_string_pretty(data)?) + "\n")
}

fn check(paths: &[PathBuf], day: Option<Day>, format: Format) -> Outcome {
    let mut all = Vec::new();
    let mut files = weighup_language::Files::new();
    for path in paths {
        let (main, read) = files::read_pack(path)?;
        all.extend(weighup_language::check(&main, &read, day).diagnostics);
        files.extend(read);
    }
    // Packs may be made of the same files; their mistakes are told once.
    let mut told = Vec::new();
    all.retain(|it| {
        !told.contains(it) && {
            told.push(it.clone());
            true
        }
    });
    let errors = all.iter().filter(|it| it.severity == Severity::Error).count();
    if format == Format::Json {
        return Ok((json(&all)?, errors == 0));
    }
    let mut out = report::text(&all, &files, std::io::stdout().is_terminal());
    let files = match paths.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
    writeln!(out, "{files} checked: {}", report::summary(&all))?;
    out.push_str(&report::what_next(&all, paths));
    Ok((out, errors == 0))
}

fn test(paths: &[PathBuf], day: Option<Day>) -> Outcome {
    let mut out = String::new();
    let (mut passed, mut failed) = (0, 0);
    for path in paths {
        let (program, examples) = files::compile(path, day)?;
        let plan = weighup_engine::Plan::from(program);
        let (main, files) = files::read_pack(path)?;
        for example in examples {
            let from = example.from.as_ref().map(|from| resolve(&example.file, from));
            let proposal = from.map(|from| files::read_proposal(from.as_ref())).transpose();
            let failures = match proposal {
                Ok(proposal) => match example.rules(&plan, &main, &files, day) {
                    Ok(rules) => example.run(&rules, proposal),
                    Err(mistakes) => mistakes,
                },
                // The others can still be run.
                Err(error) => vec![format!("{error:#}")],
            };
            let outcome = if failures.is_empty() { "ok" } else { "FAILED" };
            writeln!(out, "{outcome:>6}  {}:{}  {}", example.file, example.line, example.title)?;
            for failure in &failures {
                writeln!(out, "        {failure}")?;
            }
            if failures.is_empty() {
                passed += 1;
            } else {
                failed += 1;
            }
        }
    }
    let examples = if passed == 1 { "example" } else { "examples" };
    writeln!(out, "{passed} {examples} passed, {failed} failed")?;
    Ok((out, failed == 0))
}

fn fmt(paths: &[PathBuf], check: bool) -> Outcome {
    let mut out = String::new();
    let mut formatted = true;
    for path in paths {
        let text = files::read(path)?;
        let wanted = weighup_language::format(&text);
        if wanted == text {
            continue;
        }
        formatted = false;
        if check {
            writeln!(out, "{} is not formatted; run: weigh fmt {0}", path.display())?;
        } else {
            std::fs::write(path, wanted)
                .with_context(|| format!("cannot write {}", path.display()))?;
            writeln!(out, "formatted {}", path.display())?;
        }
    }
    Ok((out, formatted || !check))
}
