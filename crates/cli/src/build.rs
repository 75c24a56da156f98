//! `weigh build`: compiles rules for a page, which then needs neither their text nor the compiler.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use weighup_engine::compiled::to_bytes;

use crate::{day, files};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The rule file.
    rules: PathBuf,
    /// The file to write, such as proposal.bin.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Use the edition in force on this day, such as 2026-05-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// Writes compiled rules, and says which.
pub(crate) fn run(arguments: Arguments) -> Result<String> {
    let Arguments { rules, output, as_of } = arguments;
    let shown = output.display();
    if output.extension().is_some_and(|name| name == "weigh") {
        bail!("{shown} is a name for the text of rules; call it, for example, proposal.bin");
    }
    let (program, _) = files::compile(&rules, day(as_of)?)?;
    let bytes = to_bytes(&program)?;
    std::fs::write(&output, &bytes).with_context(|| format!("cannot write {shown}"))?;
    let kilobytes = bytes.len().div_ceil(1000);
    Ok(format!("wrote {shown}, {kilobytes} KB: rules {}\n", program.pack.hash))
}
