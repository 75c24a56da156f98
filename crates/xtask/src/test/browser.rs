//! Playwright, with the server it needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::summary::{self, Tally};
use crate::process::{cargo, shown};
use crate::project::Project;
use crate::serve::Site;

/// Serves the repository on a free port and runs the browser tests against it.
pub(crate) fn run(
    project: &Project,
    chromium: Option<&Path>,
    arguments: &[String],
) -> Result<Tally> {
    let tests = project.root.join("tests").join("browser");
    let report = tests.join("results").join("report.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    // Tests run the command line; building it then would take up their time.
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--package", "weigh", "--bins", "--examples"])
        .current_dir(&project.root);
    if !shown(&mut build)? {
        bail!("the command line cannot be built");
    }
    // Lives until this program ends, which is soon after the tests do.
    let site = Site::start(&project.root, 0)?;
    let mut playwright = Command::new("node");
    playwright
        .arg(project.npm("@playwright/test/cli.js"))
        .args(["test", "--config"])
        .arg(tests.join("playwright.config.mjs"))
        .args(arguments)
        .env("WEIGHUP_URL", site.url())
        .env("WEIGHUP_PROGRAMS", project.target.join("debug"))
        .current_dir(&project.root);
    if let Some(chromium) = chromium {
        playwright.env("CHROME", chromium);
    }
    let success = shown(&mut playwright)?;
    let mut tally = match fs::read_to_string(&report) {
        Ok(text) => summary::playwright(&text)?,
        Err(_) => Tally::default(),
    };
    if !success && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}
