//! Making a machine ready, one step at a time; what is ready already is left alone.

mod apt;
mod chromium;
mod npm;
mod wasm_target;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use apt::Apt;
pub(crate) use wasm_target::{TARGET, WasmToolchain};

/// What a command cannot do without.
#[derive(Clone, Copy)]
pub(crate) struct Needs {
    pub(crate) wasm: bool,
    pub(crate) npm: bool,
    pub(crate) chromium: bool,
}

/// What set-up found or installed.
pub(crate) struct Ready {
    /// How to compile for WebAssembly.
    pub(crate) wasm: WasmToolchain,
    /// The browser the tests drive, when one was asked for.
    pub(crate) chromium: Option<PathBuf>,
}

/// Makes the machine ready for what is needed.
pub(crate) fn run(project: &Project, needs: Needs) -> Result<Ready> {
    let mut apt = Apt::default();
    let mut ready = Ready { wasm: WasmToolchain::Default, chromium: None };
    if needs.wasm {
        ready.wasm =
            wasm_target::install(project, &mut apt).context("setup of the WebAssembly target")?;
    }
    if needs.npm {
        install_npm(&project.web)?;
    }
    if needs.chromium {
        ready.chromium = Some(chromium::install(&mut apt).context("setup of Chromium")?);
    }
    Ok(ready)
}

/// Installs what the package-lock.json in a folder says.
pub(crate) fn install_npm(folder: &Path) -> Result<()> {
    npm::install(folder).context("setup of the npm packages")
}

/// Says what a step does, or that there is nothing to do.
fn say(step: &str, what: impl AsRef<str>) {
    println!("setup: {step}: {}", what.as_ref());
}
