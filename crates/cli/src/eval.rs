//! `weigh eval`: the value of one expression, for trying things out.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use weighup_engine::{Proposal, SingleValue, value_of};
use weighup_language::{Files, compile_expression};

use crate::{files, report};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The expression, such as "1% of £1,200".
    #[arg(allow_hyphen_values = true)]
    expression: String,
    /// The rule file whose names it uses.
    rules: Option<PathBuf>,
    /// A proposal, as JSON: its answers are used; all others stay open.
    #[arg(long, value_name = "PROPOSAL", requires = "rules")]
    with: Option<PathBuf>,
    /// The day that counts as today, such as 2026-04-01 or "1 April 2026".
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<String>,
}

/// Evaluates and says what came out.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let (main, mut files) = match &arguments.rules {
        Some(path) => files::read_pack(path).map(|(main, files)| (Some(main), files))?,
        None => (None, Files::new()),
    };
    let compiled = compile_expression(&arguments.expression, main.as_deref(), &files);
    let single = match compiled {
        Ok(single) => single,
        Err(diagnostics) if diagnostics.is_empty() => {
            bail!("{} is a framework, not a pack of rules", main.unwrap_or_default());
        }
        Err(diagnostics) => {
            files.insert(weighup_language::EXPRESSION.to_owned(), arguments.expression.clone());
            report::complain(&diagnostics, &files);
            bail!("nothing to evaluate: {}", report::summary(&diagnostics));
        }
    };
    let mut proposal = proposal(arguments.with.as_deref())?;
    if let Some(day) = &arguments.as_of {
        proposal.as_of = weighup_engine::read_date(day);
    }
    let value = value_of(&single.program, &proposal, &single.expr, &single.kind);
    for problem in &value.problems {
        eprintln!("! {} {}: {}", problem.code, problem.pointer, problem.message);
    }
    Ok(text(&value))
}

fn proposal(path: Option<&Path>) -> Result<Proposal> {
    path.map_or_else(|| Ok(Proposal::default()), files::read_proposal)
}

fn text(value: &SingleValue) -> String {
    let waits: Vec<_> = value.waits_for.iter().map(|place| place.words.as_str()).collect();
    let waits = match waits.as_slice() {
        [] => String::new(),
        waits => format!("  waits for {}\n", waits.join(", ")),
    };
    format!("{}\n{waits}", value.text)
}

/// A date, as it was written.
fn day(text: &str) -> Result<String, String> {
    let read = weighup_engine::read_date(text).map(|_| text.to_owned());
    read.ok_or_else(|| "a date is written 2026-04-01 or \"1 April 2026\"".to_owned())
}
