//! Running other programs: shown, kept quiet until they fail, or shown and read along.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

/// Lines of a quiet program that are shown when it fails.
const LINES_SHOWN: usize = 20;

/// What a program wrote, and whether it was content.
pub(crate) struct Finished {
    pub(crate) success: bool,
    pub(crate) output: String,
}

/// The cargo that runs us, for whatever the default toolchain builds.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program with its output shown; `true` when it succeeded.
pub(crate) fn shown(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| cannot_start(command))?;
    Ok(status.success())
}

/// Runs a program whose output matters only when it fails.
pub(crate) fn quiet(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if output.status.success() {
        return Ok(());
    }
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(LINES_SHOWN)) {
        eprintln!("  | {line}");
    }
    bail!("`{}` failed ({})", name(command), output.status)
}

/// What a program prints on its standard output; an error when it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", name(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program with its output both shown and handed back, to be read for its summary.
pub(crate) fn followed(command: &mut Command) -> Result<Finished> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    // Both pipes are drained at once, or a full one would stop the program.
    let errors = child.stderr.take().map(|pipe| thread::spawn(move || echo(pipe)));
    let mut output = child.stdout.take().map(echo).unwrap_or_default();
    if let Some(Ok(text)) = errors.map(thread::JoinHandle::join) {
        output.push_str(&text);
    }
    let status = child.wait().with_context(|| format!("lost sight of `{}`", name(command)))?;
    Ok(Finished { success: status.success(), output })
}

fn echo(pipe: impl Read) -> String {
    let mut reader = BufReader::new(pipe);
    let mut text = String::new();
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let shown = String::from_utf8_lossy(&line);
        print!("{shown}");
        text.push_str(&shown);
        line.clear();
    }
    text
}

/// Where a program of this name is, as the shell would find it.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(2).map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", command.get_program().to_string_lossy())
}
