//! `weigh doc`: a pack as a page for people to read. What is on it comes from the language crate's
//! [`Reading`]; this lays it out.

mod anchors;
mod page;
mod parts;
mod questions;
mod rules;
mod sources;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use weighup_language::read_pack;

use crate::{files, report};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The rule file.
    rules: PathBuf,
    /// The folder to write to; it is made if need be.
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Take the edition in force on this day, such as 2026-05-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

const STYLE: &str = include_str!("doc/style.css");

/// Writes the page, its style sheet and the clauses' rules as CSV, and says what it wrote.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let (main, files) = files::read_pack(&arguments.rules)?;
    let day = crate::day(arguments.as_of.clone())?;
    let reading = match read_pack(&main, &files, day) {
        Ok(reading) => reading,
        Err(errors) if errors.is_empty() => bail!("{main} is a framework, not a pack of rules"),
        Err(errors) => {
            report::complain(&errors, &files);
            bail!("{main} has mistakes: {}", report::summary(&errors));
        }
    };
    let folder = &arguments.output;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let context = parts::Context::new(&reading);
    let page = page::page(&context).into_string();
    let records = sources::records(&reading.sources, &context.anchors)?;
    let files =
        [("index.html", page.as_str()), (page::STYLE_FILE, STYLE), ("coverage.csv", &records)];
    files.into_iter().map(|(name, text)| write(folder, name, text)).collect()
}

fn write(folder: &Path, name: &str, text: &str) -> Result<String> {
    let path = folder.join(name);
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(format!("wrote {}\n", path.display()))
}
