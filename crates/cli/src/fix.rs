//! `weigh check --fix`: writes mended files, and says what was changed.

use std::{fmt::Write as _, path::PathBuf};

use anyhow::{Context, Result};
use weighup_language::mend;

use crate::files;

/// Mends the files in place. Returns what was changed, in words.
pub(crate) fn mend_all(paths: &[PathBuf]) -> Result<String> {
    let mut out = String::new();
    for path in paths {
        let (main, files) = files::read_pack(path)?;
        let mended = mend(&main, &files);
        if mended.changes.is_empty() {
            continue;
        }
        std::fs::write(path, &mended.text)
            .with_context(|| format!("cannot write {}", path.display()))?;
        writeln!(out, "mended {main}")?;
        for change in &mended.changes {
            writeln!(out, "  line {}: {} [{}]", change.line, change.words, change.code)?;
        }
        writeln!(out)?;
    }
    Ok(out)
}
