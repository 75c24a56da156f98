//! The npm packages that build the style sheet, shrink the wasm and drive the browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::say;
use crate::process::{answer, quiet};

const STEP: &str = "npm packages";
const OLDEST_NODE: u32 = 20;

/// Installs exactly what the package-lock.json in a folder says.
pub(crate) fn install(folder: &Path) -> Result<()> {
    check_node()?;
    let path = folder.join("package-lock.json");
    let lock = fs::read(&path).with_context(|| {
        format!("{0} is missing: `git checkout {0}` brings it back", path.display())
    })?;
    // A copy of the lock file that was installed: equal means that nothing has to be done.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        say(STEP, "ready");
        return Ok(());
    }
    say(STEP, format!("npm ci in {}", folder.display()));
    // None of our packages needs its install scripts.
    quiet(
        npm()
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(folder),
    )
    .context("check that this machine reaches the npm registry, then try again")?;
    fs::write(stamp, lock).context("node_modules cannot be written to")
}

fn check_node() -> Result<()> {
    let install = format!("install Node.js {OLDEST_NODE} or later (https://nodejs.org)");
    let version = answer(Command::new("node").arg("--version")).with_context(|| install.clone())?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node.js {} is too old: {install}", version.trim()),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_what_node_says() {
        assert_eq!(super::major("v20.20.2\n"), Some(20));
        assert_eq!(super::major("twenty"), None);
    }
}
