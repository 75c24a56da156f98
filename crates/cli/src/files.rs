//! Reading rule files, what they use, and proposals from disk.

use std::path::Path;

use anyhow::{Context, Result, bail};
use weighup_engine::{Program, Proposal};
use weighup_language::{Example, Files, Severity, uses};

use crate::{proposal_from, report};

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A path as it is named in messages: with forward slashes.
pub(crate) fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads a rule file and, as far as they exist, the files it uses. Missing ones are the
/// compiler's to report, with their place.
pub(crate) fn read_pack(path: &Path) -> Result<(String, Files)> {
    let main = name(path);
    let text = read(path)?;
    let mut files = Files::new();
    for used in uses(&main, &text) {
        if let Ok(text) = std::fs::read_to_string(&used) {
            files.insert(used, text);
        }
    }
    files.insert(main.clone(), text);
    Ok((main, files))
}

/// Compiles a rule file; its mistakes go to standard error.
pub(crate) fn compile(path: &Path) -> Result<(String, Program, Vec<Example>)> {
    let (main, files) = read_pack(path)?;
    let compiled = weighup_language::compile(&main, &files);
    let errors: Vec<_> =
        compiled.diagnostics.into_iter().filter(|it| it.severity == Severity::Error).collect();
    report::complain(&errors, &files);
    match compiled.program {
        Some(program) => Ok((main, program, compiled.examples)),
        None => bail!("{main} has mistakes: {}", report::summary(&errors)),
    }
}

/// Reads a proposal from a JSON file.
pub(crate) fn read_proposal(path: &Path) -> Result<Proposal> {
    let text = read(path)?;
    proposal_from(&text).with_context(|| format!("{} is not JSON", path.display()))
}
