//! What commands about proposals are given, and how what they print begins.

use std::{
    fmt::{self, Write},
    path::PathBuf,
};

use anyhow::Result;
use weighup_engine::{Problem, Program};

use crate::{Format, day, files, json, terminal::safe_line};

/// The rules, and how to print what comes of them.
#[derive(clap::Args)]
pub(crate) struct Given {
    /// The rule file.
    rules: PathBuf,
    /// Use the edition in force on this day, such as 2026-05-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Given {
    /// The rules, compiled.
    pub(crate) fn program(&self) -> Result<Program> {
        let (program, _) = files::compile(&self.rules, day(self.as_of.clone())?)?;
        Ok(program)
    }

    /// What was found, in the form that was asked for.
    pub(crate) fn printed(
        &self,
        found: &impl serde::Serialize,
        text: impl FnOnce() -> Result<String, fmt::Error>,
    ) -> Result<String> {
        match self.format {
            Format::Json => json(found),
            Format::Text => Ok(text()?),
        }
    }
}

/// The title of a proposal, if it has one.
pub(crate) fn write_title(out: &mut String, title: &str) -> fmt::Result {
    if title.is_empty() { Ok(()) } else { writeln!(out, "{}", safe_line(title)) }
}

/// What in a proposal could not be understood; `of` says in which, where there are several.
pub(crate) fn write_problems(out: &mut String, of: &str, problems: &[Problem]) -> fmt::Result {
    for problem in problems {
        let pointer = safe_line(&problem.pointer);
        writeln!(out, "! {of}{} {pointer}: {}", problem.code, problem.message)?;
    }
    Ok(())
}

/// What readers know checks by.
pub(crate) fn titles(program: &Program, ids: &[String]) -> String {
    let checks = program.checks.iter().filter(|check| ids.contains(&check.id));
    let titles: Vec<_> = checks.map(|check| format!("“{}”", check.title)).collect();
    titles.join(", ")
}
