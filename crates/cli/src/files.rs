//! Reading rule files, what they use, and proposals from disk.

use std::path::Path;

use anyhow::{Context, Result, bail};
use weighup_engine::{Program, Proposal};
use weighup_language::{Day, Example, Files, Severity, compile_as_of, load};

use crate::{proposal_from, report};

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A path as it is named in messages: with forward slashes.
pub(crate) fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads a rule file and, as far as they exist, the files it is made of. Missing ones are the
/// compiler's to report, with their place.
pub(crate) fn read_pack(path: &Path) -> Result<(String, Files)> {
    let main = name(path);
    let text = read(path)?;
    let files = load(&main, |path| {
        if path == main { Some(text.clone()) } else { std::fs::read_to_string(path).ok() }
    });
    Ok((main, files))
}

/// Compiles a rule file, in its edition of a day if one is given; its mistakes go to standard error.
pub(crate) fn compile(path: &Path, day: Option<Day>) -> Result<(Program, Vec<Example>)> {
    let (main, files) = read_pack(path)?;
    let compiled = compile_as_of(&main, &files, day);
    let errors: Vec<_> =
        compiled.diagnostics.into_iter().filter(|it| it.severity == Severity::Error).collect();
    report::complain(&errors, &files);
    match compiled.program {
        Some(program) => Ok((program, compiled.examples)),
        None if errors.is_empty() => bail!("{main} is no pack of rules by itself"),
        None => bail!("{main} has mistakes: {}", report::summary(&errors)),
    }
}

/// Reads a proposal from a JSON file.
pub(crate) fn read_proposal(path: &Path) -> Result<Proposal> {
    let text = read(path)?;
    proposal_from(&text).with_context(|| format!("{} is not JSON", path.display()))
}
