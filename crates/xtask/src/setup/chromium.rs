//! The browser that the tests drive: one that is there, or else Debian's.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt::Apt;
use super::say;
use crate::process::on_path;

const STEP: &str = "Chromium";
const PROGRAMS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// Finds a Chromium, or installs one where that is ours to do.
pub(crate) fn install(apt: &mut Apt) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME").map(PathBuf::from) {
        if !chosen.is_file() {
            bail!("CHROME names {}, which is not there: correct it or unset it", chosen.display());
        }
        say(STEP, format!("ready ({}, from CHROME)", chosen.display()));
        return Ok(chosen);
    }
    if let Some(found) = find() {
        say(STEP, format!("ready ({})", found.display()));
        return Ok(found);
    }
    if Apt::usable() {
        say(STEP, "apt-get install chromium");
        // Without a font, every letter is a box and every width is wrong.
        apt.install(&["chromium", "fonts-liberation"])?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!(
        "no Chromium was found: install Chromium or Google Chrome, or name one in the environment \
         variable CHROME"
    )
}

fn find() -> Option<PathBuf> {
    PROGRAMS
        .iter()
        .find_map(|program| on_path(program))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|path| Path::is_file(path)))
}
