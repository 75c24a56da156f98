//! Debian packages, for whoever may install them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{answer, on_path, quiet};

/// apt-get, with its package lists brought up to date at most once.
#[derive(Default)]
pub(crate) struct Apt {
    updated: bool,
}

impl Apt {
    /// Whether this is a Debian on which we may install packages.
    pub(crate) fn usable() -> bool {
        Path::new("/etc/debian_version").exists()
            && on_path("apt-get").is_some()
            && answer(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
    }

    /// Installs packages together with what they depend on.
    pub(crate) fn install(&mut self, packages: &[&str]) -> Result<()> {
        if !self.updated {
            quiet(apt_get().arg("update")).context(
                "the package lists cannot be fetched: check that this machine reaches a Debian mirror",
            )?;
            self.updated = true;
        }
        quiet(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
            .with_context(|| {
                format!("install these packages by hand, then try again: {}", packages.join(" "))
            })
    }
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    // Another apt at work is waited for, and nothing is ever asked.
    command.args(["--quiet", "-o", "DPkg::Lock::Timeout=300"]);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
