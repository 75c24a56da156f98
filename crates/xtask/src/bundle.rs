//! From sources to dist/: what a host page loads.

mod stylesheet;
mod wasm;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::shown;
use crate::project::Project;
use crate::setup::{TARGET, WasmToolchain};
use wasm::Module;

/// The crates that become WebAssembly.
pub(crate) const CRATES: [&str; 4] =
    ["weighup-widget", "weighup-compiler", "weighup-adviser", "weighup-wasm"];
/// The Cargo profile that makes them small.
pub(crate) const PROFILE: &str = "wasm";

const MODULES: [Module; 4] = [
    Module { name: "weighup_widget", typescript: false },
    Module { name: "weighup_compiler", typescript: false },
    Module { name: "weighup_adviser", typescript: false },
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

/// Cargo at work on the WebAssembly crates: `build` or `clippy`. A folder of their own, so that
/// the two toolchains do not undo each other's work.
pub(crate) fn cargo(project: &Project, toolchain: WasmToolchain, verb: &str) -> Command {
    let mut cargo = toolchain.cargo();
    cargo.current_dir(&project.root).args([verb, "--profile", PROFILE, "--target", TARGET]);
    cargo.arg("--target-dir").arg(wasm::folder(project));
    cargo.args(CRATES.iter().flat_map(|name| ["--package", name]));
    // Panic messages name source files; the folders of whoever builds are nobody's business.
    let home = std::env::home_dir().unwrap_or_default();
    let prefixes = [(home.as_path(), "home"), (project.root.as_path(), "weighup")];
    let flags: Vec<_> = prefixes
        .iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect();
    // Separated by a character that no path has.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo
}

fn compile(project: &Project, toolchain: WasmToolchain) -> Result<()> {
    println!("build: {} for {TARGET}", CRATES.join(", "));
    let compiled = shown(&mut cargo(project, toolchain, "build"))?;
    if !compiled {
        bail!("{} do not compile for {TARGET}; cargo says why above", CRATES.join(", "));
    }
    Ok(())
}
