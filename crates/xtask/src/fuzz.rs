//! Random texts against the language and the engine: builds the targets in `fuzz` with libFuzzer's
//! counters in the code, gives them what the repository holds as seeds, and runs them for a while.
//!
//! The stable compiler is enough: the counters are a pass of LLVM, and the code under test has no
//! `unsafe`, so that no sanitizer is missed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::process::{answer, cargo, followed, on_path};
use crate::project::Project;

/// The targets, with whether they take rules and a proposal in one text.
const TARGETS: [(&str, bool); 4] =
    [("parse", false), ("format", false), ("compile", false), ("assess", true)];

/// What parts the rules and the proposal: `PROPOSAL` of the crate in `fuzz`.
const PROPOSAL: &str = "\n=====\n";

/// What tells the compiler to count which parts of the code are run.
const COUNTERS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1 --cfg fuzzing";

/// Runs one target, or each in turn, for so many seconds.
pub(crate) fn run(project: &Project, seconds: u64, only: Option<&str>) -> Result<ExitCode> {
    let targets: Vec<_> =
        TARGETS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if targets.is_empty() {
        let names = TARGETS.map(|(name, _)| name).join(", ");
        bail!("there is no fuzz target of this name; there are {names}");
    }
    let work = project.target.join("fuzz");
    let built = build(project, &work)?;
    let seeds = Seeds::write(project, &work.join("seeds"))?;
    let mut failed = Vec::new();
    for (name, with_proposal) in targets {
        println!("\nfuzz: {name}, {seconds} seconds");
        let seeds = if *with_proposal { &seeds.with_proposals } else { &seeds.texts };
        if !fuzz(project, &built.join(name), seeds, &work, name, seconds)? {
            failed.push(*name);
        }
    }
    if failed.is_empty() {
        println!("\nfuzz: nothing found");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nfuzz: found by {}; see {}", failed.join(", "), work.join("findings").display());
    Ok(ExitCode::FAILURE)
}

/// Builds the targets. Returns the folder they are in.
fn build(project: &Project, work: &Path) -> Result<PathBuf> {
    if !["c++", "g++", "clang++"].iter().any(|compiler| on_path(compiler).is_some()) {
        bail!("libFuzzer is compiled from C++, and there is no C++ compiler: install g++ or clang");
    }
    let version = answer(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what machine this is")?;
    let mut command = cargo();
    // With `--target`, build scripts and macros are compiled without counters.
    command
        .args(["build", "--release", "--target", host])
        .arg("--manifest-path")
        .arg(project.root.join("fuzz/Cargo.toml"))
        .arg("--target-dir")
        .arg(work)
        .env("RUSTFLAGS", COUNTERS);
    if !followed(&mut command)?.success {
        bail!("the fuzz targets cannot be built");
    }
    Ok(work.join(host).join("release"))
}

/// Runs a target; `true` when nothing was found.
fn fuzz(
    project: &Project,
    program: &Path,
    seeds: &Path,
    work: &Path,
    name: &str,
    seconds: u64,
) -> Result<bool> {
    let (corpus, findings) = (work.join("corpus").join(name), work.join("findings").join(name));
    for folder in [&corpus, &findings] {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let mut command = Command::new(program);
    command
        .arg(&corpus)
        .arg(seeds)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-dict={}", project.root.join("fuzz/weigh.dict").display()))
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .args(["-max_len=20000", "-timeout=60", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .args(["-verbosity=1", "-print_pcs=0"]);
    Ok(followed(&mut command)?.success)
}

/// The folders of seeds, made anew from what the repository holds.
struct Seeds {
    texts: PathBuf,
    with_proposals: PathBuf,
}

impl Seeds {
    fn write(project: &Project, folder: &Path) -> Result<Seeds> {
        let seeds =
            Seeds { texts: folder.join("texts"), with_proposals: folder.join("with-proposals") };
        for folder in [&seeds.texts, &seeds.with_proposals] {
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
            fs::create_dir_all(folder)?;
        }
        let (mut packs, mut proposals) = (Vec::new(), vec!["{}".to_owned()]);
        for folder in ["rules", "seeds", "tests/language", "tests/packs", "tests/proposals"] {
            gather(&project.root.join(folder), &mut packs, &mut proposals)?;
        }
        for (number, pack) in packs.iter().enumerate() {
            fs::write(seeds.texts.join(number.to_string()), pack)?;
            // Every pack with some proposal, every proposal with some pack.
            for (other, proposal) in proposals.iter().enumerate() {
                if number % proposals.len() == other || other % packs.len() == number {
                    let text = format!("{pack}{PROPOSAL}{proposal}");
                    fs::write(seeds.with_proposals.join(format!("{number}-{other}")), text)?;
                }
            }
        }
        Ok(seeds)
    }
}

/// Reads the packs and the proposals below a folder.
fn gather(folder: &Path, packs: &mut Vec<String>, proposals: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if path.is_dir() => gather(&path, packs, proposals)?,
            Some("weigh") => packs.push(fs::read_to_string(&path)?),
            Some("json") => proposals.push(fs::read_to_string(&path)?),
            _ => {}
        }
    }
    Ok(())
}
