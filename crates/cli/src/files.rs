//! Reading rule files, what they use, and proposals from disk.

use std::{io::ErrorKind, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use weighup_engine::{Program, Proposal, json::MOST_JSON};
use weighup_language::{Day, Example, Files, Severity, compile_as_of, load};

use crate::report;

/// How much of a file is read, in bytes: more than any file may have, so that the compiler still says
/// what is too large, and little enough for any memory.
const MOST_BYTES: u64 = 20_000_000;

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    if size > MOST_BYTES {
        let megabytes = size.div_ceil(1_000_000);
        bail!("cannot read {}: it has {megabytes} MB, and 20 MB is the most", path.display());
    }
    std::fs::read_to_string(path).map_err(|error| {
        let path = path.display();
        match error.kind() {
            ErrorKind::InvalidData => {
                anyhow!(
                    "cannot read {path}: it is no text in UTF-8; save it as UTF-8 in your editor"
                )
            }
            ErrorKind::NotFound => anyhow!("cannot read {path}: there is no such file"),
            ErrorKind::IsADirectory => anyhow!("cannot read {path}: it is a folder"),
            _ => anyhow!("cannot read {path}: {error}"),
        }
    })
}

/// A path as it is named in messages: with forward slashes.
pub(crate) fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads a rule file and, as far as they exist, the files it is made of. Missing ones are the
/// compiler's to report, with their place.
pub(crate) fn read_pack(path: &Path) -> Result<(String, Files)> {
    let main = name(path);
    let mut unreadable = None;
    let files = load(&main, |path| {
        // Only what is not there is missing; of anything else it is said why it cannot be read.
        let found = if path == main || Path::new(path).exists() {
            read(Path::new(path))
        } else {
            return None;
        };
        found.map_err(|error| unreadable.get_or_insert(error)).ok()
    });
    unreadable.map_or(Ok((main, files)), Err)
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
    // What is far too large is not even read.
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    if usize::try_from(size).unwrap_or(usize::MAX) > MOST_JSON {
        let told = "a proposal may be 10 MB long at most";
        bail!("{}: {told}; this file has {} MB", path.display(), size.div_ceil(1_000_000));
    }
    let text = read(path)?;
    Proposal::from_json(&text).with_context(|| path.display().to_string())
}
