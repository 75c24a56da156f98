//! A compiled crate made fit for a page: JavaScript glue by wasm-bindgen, size by wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::PROFILE;
use crate::process::quiet;
use crate::project::Project;
use crate::setup::TARGET;

/// One .wasm file and its glue.
pub(crate) struct Module {
    /// The name of the library, hence of the files.
    pub(crate) name: &'static str,
    /// Whether people write programs against it, and so want its types.
    pub(crate) typescript: bool,
}

/// What rustc uses and every browser of the last years has. Never `--all-features`: its
/// output no longer loads in Node.js 20.
const WASM_OPT: [&str; 12] = [
    "-Oz",
    // LLVM has put into its caller what is worth it.
    "--one-caller-inline-max-function-size=0",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
];

/// Where cargo puts what it compiles for WebAssembly.
pub(crate) fn folder(project: &Project) -> PathBuf {
    project.target.join("wasm-build")
}

/// Writes a module's files to dist/, unless they are there already.
pub(crate) fn bundle(project: &Project, module: &Module) -> Result<()> {
    let compiled = folder(project).join(TARGET).join(PROFILE).join(format!("{}.wasm", module.name));
    let work = folder(project).join("bundle").join(module.name);
    // Everything the result depends on, in one file: equal means that nothing has to be done.
    let stamp = work.with_extension("inputs");
    let mut inputs =
        fs::read(&compiled).with_context(|| format!("{} is missing", compiled.display()))?;
    inputs.extend(WASM_OPT.join(" ").bytes());
    inputs.extend(fs::read(project.web.join("package-lock.json"))?);

    let wasm = format!("{}_bg.wasm", module.name);
    let mut copied = vec![format!("{}.js", module.name)];
    if module.typescript {
        copied.push(format!("{}.d.ts", module.name));
    }
    let there = copied.iter().chain([&wasm]).all(|file| project.dist.join(file).exists());
    if there && fs::read(&stamp).is_ok_and(|before| before == inputs) {
        println!("build: {wasm} is unchanged");
        return Ok(());
    }

    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    write_glue(&compiled, module, &work)?;
    for file in &copied {
        fs::copy(work.join(file), project.dist.join(file))?;
    }
    let small = project.dist.join(&wasm);
    quiet(
        Command::new("node")
            .arg(project.npm("binaryen/bin/wasm-opt"))
            .args(WASM_OPT)
            .arg("--output")
            .arg(&small)
            .arg(work.join(&wasm)),
    )?;
    fs::write(stamp, inputs)?;
    println!("build: {wasm}, {} KB", fs::metadata(&small)?.len().div_ceil(1000));
    Ok(())
}

fn write_glue(compiled: &Path, module: &Module, work: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(module.name)
        .typescript(module.typescript)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    if let Err(error) = bindgen.web(true).and_then(|bindgen| bindgen.generate(work)) {
        bail!("wasm-bindgen: {error:#}");
    }
    ensure!(
        !work.join("snippets").exists(),
        "a dependency brings JavaScript of its own (snippets), which dist/ does not hold yet"
    );
    Ok(())
}
