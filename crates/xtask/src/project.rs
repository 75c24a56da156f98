//! Where things are: the repository, what is built from it, and what npm installed.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The places xtask reads from and writes to.
pub(crate) struct Project {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// What a host page needs, ready to be copied to a web server.
    pub(crate) dist: PathBuf,
    /// package.json, and the sources that are neither Rust nor rules.
    pub(crate) web: PathBuf,
}

impl Project {
    /// Finds the repository that holds this xtask.
    pub(crate) fn locate() -> Result<Project> {
        // Cargo sets the variable for `cargo run`; the compiled-in path serves a bare binary.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .ancestors()
            .nth(2)
            .map(Path::to_path_buf)
            .context("xtask must stay in crates/xtask of the repository")?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Project { dist: root.join("dist"), web: root.join("web"), target, root })
    }

    /// A file inside an installed npm package.
    pub(crate) fn npm(&self, file: &str) -> PathBuf {
        self.web.join("node_modules").join(file)
    }
}
