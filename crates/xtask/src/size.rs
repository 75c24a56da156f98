//! How much a page loads: every part of dist/, as it is and compressed, against its ceiling and the
//! design's aim.
//!
//! A ceiling may be lowered and never raised without a reason: going over one fails.

use std::fmt::Write;
use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::answer;
use crate::project::Project;

/// The parts, in the order of the table.
const PARTS: [(&str, &str); 10] = [
    ("weighup_widget_bg.wasm", "the form: engine and yew"),
    ("weighup_widget.js", "its glue, by wasm-bindgen"),
    ("weigh-up.js", "the element"),
    ("weigh-up.css", "the style sheet"),
    ("weighup_compiler_bg.wasm", "the compiler, for rules that are text: language and engine"),
    ("weighup_compiler.js", "its glue, by wasm-bindgen"),
    ("weighup_adviser_bg.wasm", "the search for advice, for who asks for it"),
    ("weighup_adviser.js", "its glue, by wasm-bindgen"),
    ("weighup_wasm_bg.wasm", "the API: engine and language"),
    ("weighup_wasm.js", "its glue, by wasm-bindgen"),
];

/// What is held to a ceiling: its name, its parts, the ceiling and the design's aim, in bytes as
/// brotli compresses them.
const SUMS: [(&str, &[usize], u64, u64); 3] = [
    ("what a page loads for the form, with compiled rules", &[0, 1, 2, 3], 307_000, 150_000),
    ("the same, with rules that are text", &[0, 1, 2, 3, 4, 5], 545_000, 150_000),
    ("engine and language alone, as the API", &[8], 430_000, 75_000),
];

const COMPRESS: &str = include_str!("size/compress.mjs");

/// A part's sizes in bytes.
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table and writes `docs/size.md`; fails when a sum is over its ceiling.
pub(crate) fn run(project: &Project) -> Result<ExitCode> {
    let mut text = include_str!("size/head.md").to_owned();
    let over = write(project, &mut text)?;
    println!("{text}");
    let path = project.root.join("docs/size.md");
    fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    if over.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("size: over its ceiling: {}", over.join(", "));
    Ok(ExitCode::FAILURE)
}

/// What is over its ceiling, by name.
pub(crate) fn over_ceiling(project: &Project) -> Result<Vec<&'static str>> {
    write(project, &mut String::new())
}

fn write(project: &Project, text: &mut String) -> Result<Vec<&'static str>> {
    let mut sizes = Vec::new();
    text.push_str(
        "| part | what it is | raw | gzip | brotli |\n| --- | --- | ---: | ---: | ---: |\n",
    );
    for (file, what) in PARTS {
        let size = measure(project, file)?;
        writeln!(
            text,
            "| `{file}` | {what} | {} | {} | {} |",
            kilobytes(size.raw),
            kilobytes(size.gzip),
            kilobytes(size.brotli)
        )?;
        sizes.push(size.brotli);
    }
    text.push_str(
        "\n| together, by brotli | now | ceiling | the design's aim |\n| --- | ---: | ---: | ---: |\n",
    );
    let mut over = Vec::new();
    for (name, parts, ceiling, aim) in SUMS {
        let sum: u64 = parts.iter().filter_map(|part| sizes.get(*part)).sum();
        writeln!(
            text,
            "| {name} | {} | {} | {} |",
            kilobytes(sum),
            kilobytes(ceiling),
            kilobytes(aim)
        )?;
        if sum > ceiling {
            over.push(name);
        }
    }
    Ok(over)
}

fn measure(project: &Project, file: &str) -> Result<Sizes> {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", COMPRESS, "--"]).arg(project.dist.join(file));
    let sizes: Value = serde_json::from_str(&answer(&mut node)?)?;
    let of = |name: &str| {
        sizes.get(name).and_then(Value::as_u64).with_context(|| format!("{file} has no {name}"))
    };
    Ok(Sizes { raw: of("raw")?, gzip: of("gzip")?, brotli: of("brotli")? })
}

/// In thousands of bytes, to one place.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_never_shown_too_small() {
        assert_eq!(super::kilobytes(231_561), "231.6 KB");
        assert_eq!(super::kilobytes(231_500), "231.5 KB");
    }
}
