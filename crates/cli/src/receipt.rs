//! Receipts on disk: written by `weigh score --receipt`, replayed by `weigh verify`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use weighup_engine::{
    Assessment, Proposal, assess,
    receipt::{RECEIPT, Receipt},
};

use crate::{day, files, json};

/// What `weigh verify` takes.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The receipt.
    receipt: PathBuf,
    /// The rule file.
    rules: PathBuf,
    /// The proposal, as JSON.
    proposal: PathBuf,
    /// Use the edition in force on this day, such as 2026-05-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// Writes the receipt of an assessment.
pub(crate) fn write(path: &Path, proposal: &Proposal, assessment: &Assessment) -> Result<()> {
    let text = json(&Receipt::of(proposal, assessment)?)?;
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Assesses the proposal again, and says whether it comes out as the receipt says.
pub(crate) fn verify(arguments: Arguments) -> Result<(String, bool)> {
    let Arguments { receipt, rules, proposal, as_of } = arguments;
    let then = read(&receipt)?;
    let (program, _) = files::compile(&rules, day(as_of)?)?;
    let proposal = files::read_proposal(&proposal)?;
    let now = Receipt::of(&proposal, &assess(&program, &proposal))?;
    let differences = then.differences(&now);
    if differences.is_empty() {
        return Ok((format!("The same: {}.\n", now.in_words()), true));
    }
    Ok((differences.join("\n") + "\n", false))
}

fn read(path: &Path) -> Result<Receipt> {
    let text = files::read(path)?;
    let shown = path.display();
    let receipt: Receipt = serde_json::from_str(&text).map_err(|_| {
        anyhow::anyhow!("{shown} is no receipt; “weigh score --receipt” writes one")
    })?;
    if receipt.kind != RECEIPT {
        bail!("{shown} is “{}”, and I can read “{RECEIPT}”", receipt.kind);
    }
    Ok(receipt)
}
