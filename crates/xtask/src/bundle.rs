//! From sources to dist/: what a host page loads.

mod stylesheet;
mod wasm;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::process::shown;
use crate::project::Project;
use crate::setup::{TARGET, WasmToolchain};
use wasm::Module;

/// The crates that become WebAssembly.
pub(crate) const CRATES: [&str; 2] = ["weighup-widget", "weighup-wasm"];
/// The Cargo profile that makes them small.
pub(crate) const PROFILE: &str = "wasm";

const MODULES: [Module; 2] = [
    Module { name: "weighup_widget", typescript: false },
    Module { name: "weighup_wasm", typescript: true },
];

/// Builds everything into dist/.
pub(crate) fn run(project: &Project, toolchain: WasmToolchain) -> Result<()> {
    fs::create_dir_all(&project.dist)?;
    compile(project, toolchain)?;
    for module in &MODULES {
        wasm::bundle(project, module).with_context(|| format!("bundling {}", module.name))?;
    }
    println!("build: weigh-up.css");
    stylesheet::bundle(project).context("web/weigh-up.scss")?;
    let shim = project.web.join("weigh-up.js");
    fs::copy(&shim, project.dist.join("weigh-up.js"))
        .with_context(|| format!("{} cannot be copied", shim.display()))?;
    Ok(())
}

/// Cargo's arguments for the WebAssembly crates; a folder of their own, so that the two
/// toolchains do not undo each other's work.
pub(crate) fn cargo_arguments(project: &Project) -> Vec<String> {
    let folder = wasm::folder(project).to_string_lossy().into_owned();
    let mut arguments: Vec<String> =
        ["--profile", PROFILE, "--target", TARGET, "--target-dir", &folder]
            .map(String::from)
            .to_vec();
    arguments.extend(CRATES.iter().flat_map(|name| ["--package".to_owned(), (*name).to_owned()]));
    arguments
}

fn compile(project: &Project, toolchain: WasmToolchain) -> Result<()> {
    println!("build: {} for {TARGET}", CRATES.join(" and "));
    let compiled = shown(
        toolchain.cargo().arg("build").args(cargo_arguments(project)).current_dir(&project.root),
    )?;
    if !compiled {
        bail!("{} do not compile for {TARGET}; cargo says why above", CRATES.join(" and "));
    }
    Ok(())
}
