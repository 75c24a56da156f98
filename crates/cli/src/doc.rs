//! `weigh doc`: a pack as a page for people to read. What is on it comes from the language crate's
//! [`Reading`]; this lays it out.

mod anchors;
mod page;
mod parts;
mod questions;
mod rules;

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
}

const STYLE: &str = include_str!("doc/style.css");

/// Writes the page and its style sheet, and says what it wrote.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let (main, files) = files::read_pack(&arguments.rules)?;
    let reading = match read_pack(&main, &files) {
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
    let page = page::page(&reading).into_string();
    Ok([write(folder, "index.html", &page)?, write(folder, page::STYLE_FILE, STYLE)?].concat())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<String> {
    let path = folder.join(name);
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(format!("wrote {}\n", path.display()))
}
