//! Every check and every test, and one line that counts them.

mod browser;
pub(crate) mod summary;

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::bundle;
use crate::process::{cargo, followed, shown};
use crate::project::Project;
use crate::setup::{self, Needs, WasmToolchain};
use crate::size;
use summary::Tally;

/// Which tests to run.
#[derive(Clone, Copy)]
pub(crate) struct Halves {
    pub(crate) rust: bool,
    pub(crate) browser: bool,
}

/// Runs the tests; what fails does not keep the rest from running.
pub(crate) fn run(project: &Project, halves: Halves, playwright: &[String]) -> Result<ExitCode> {
    let mut report = Report::default();
    let toolchain = report.attempt("setup of the WebAssembly target", || {
        Ok(setup::run(project, Needs { wasm: true, npm: false, chromium: false })?.wasm)
    });
    if halves.rust {
        rust(project, toolchain, &mut report)?;
    }
    if let (true, Some(toolchain)) = (halves.browser, toolchain) {
        browser(project, toolchain, playwright, &mut report)?;
    }
    Ok(report.print())
}

fn browser(
    project: &Project,
    toolchain: WasmToolchain,
    playwright: &[String],
    report: &mut Report,
) -> Result<()> {
    step("build");
    let needs = Needs { wasm: false, npm: true, chromium: true };
    let chromium = report.attempt("build, and so every browser test", || {
        let ready = setup::run(project, needs)?;
        bundle::run(project, toolchain)?;
        Ok(ready.chromium)
    });
    if let Some(chromium) = chromium {
        step("size");
        if let Some(over) = report.attempt("size", || size::over_ceiling(project)) {
            for name in &over {
                println!("over its ceiling: {name}; `cargo xtask size` says by how much");
            }
            report.check("size", over.is_empty());
        }
        step("Playwright");
        let tally = browser::run(project, chromium.as_deref(), playwright)?;
        report.count("Playwright", tally);
    }
    Ok(())
}

fn rust(project: &Project, toolchain: Option<WasmToolchain>, report: &mut Report) -> Result<()> {
    let native = |command: &mut Command| {
        command.arg("--workspace").current_dir(&project.root);
        // A cdylib for the browser means nothing on this machine; it is checked as wasm.
        for name in bundle::CRATES {
            command.args(["--exclude", name]);
        }
    };
    if report.installed("cargo fmt", cargo().args(["fmt", "--version"])) {
        let fmt = shown(cargo().args(["fmt", "--all", "--check"]).current_dir(&project.root))?;
        report.check("cargo fmt --check", fmt);
    }
    if report.installed("cargo clippy", cargo().args(["clippy", "--version"])) {
        let mut clippy = cargo();
        clippy.arg("clippy");
        native(&mut clippy);
        clippy.args(["--all-targets", "--", "-D", "warnings"]);
        report.check("cargo clippy", shown(&mut clippy)?);
    }
    if let Some(toolchain) = toolchain {
        let name = "cargo clippy for WebAssembly";
        if report.installed(name, toolchain.cargo().args(["clippy", "--version"])) {
            let mut clippy = bundle::cargo(project, toolchain, "clippy");
            clippy.args(["--no-deps", "--", "-D", "warnings"]);
            report.check(name, shown(&mut clippy)?);
        }
    }

    let mut tests = cargo();
    let nextest = cargo().args(["nextest", "--version"]).output().is_ok_and(|o| o.status.success());
    if nextest {
        step("cargo nextest run");
        tests.args(["nextest", "run", "--no-fail-fast", "--no-tests", "pass"]);
        native(&mut tests);
        report.count("cargo nextest", Tally::of(&followed(&mut tests)?, summary::nextest));
        step("cargo test --doc");
        let mut documentation = cargo();
        documentation.args(["test", "--doc", "--no-fail-fast"]);
        native(&mut documentation);
        let finished = followed(&mut documentation)?;
        report.count("cargo test --doc", Tally::of(&finished, summary::cargo_test));
    } else {
        step("cargo test");
        tests.args(["test", "--no-fail-fast"]);
        native(&mut tests);
        report.count("cargo test", Tally::of(&followed(&mut tests)?, summary::cargo_test));
    }
    Ok(())
}

fn step(name: &str) {
    println!("\ntest: {name}");
}

/// What has passed and failed so far.
#[derive(Default)]
struct Report {
    total: Tally,
    failures: Vec<String>,
}

impl Report {
    /// Whether a tool is there; announces the step, or that it is left out.
    fn installed(&self, name: &str, version: &mut Command) -> bool {
        let there = version.output().is_ok_and(|output| output.status.success());
        step(&if there {
            name.to_owned()
        } else {
            format!("{name}: skipped, it is not installed")
        });
        there
    }

    /// Takes a step that others need; says what went wrong, and notes it.
    fn attempt<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        match step() {
            Ok(done) => Some(done),
            Err(error) => {
                eprintln!("error: {error:#}");
                self.check(name, false);
                None
            }
        }
    }

    /// Notes a step that is no test: it counts when it fails, so that the sum says so.
    fn check(&mut self, name: &str, passed: bool) {
        if !passed {
            self.total.failed += 1;
            self.failures.push(name.to_owned());
        }
    }

    fn count(&mut self, name: &str, tally: Tally) {
        self.total.passed += tally.passed;
        self.total.failed += tally.failed;
        if tally.failed > 0 {
            self.failures.push(name.to_owned());
        }
    }

    fn print(self) -> ExitCode {
        println!();
        if !self.failures.is_empty() {
            println!("test: failed: {}", self.failures.join(", "));
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        if self.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
