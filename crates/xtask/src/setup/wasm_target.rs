//! The wasm32-unknown-unknown target: rustup's, or Debian's where rustup may not download.
//!
//! Some machines (`RUSTUP_AUTO_INSTALL=0`) forbid toolchain downloads. Debian packages rustc
//! and the sources of the standard library, but not the library for this target; so we
//! compile it once, put it where Debian's rustc looks for it, and link that compiler into
//! rustup as the toolchain `wasm`. Native builds stay on the default toolchain.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt::Apt;
use super::say;
use crate::process::{answer, on_path, quiet};
use crate::project::Project;

const STEP: &str = "WebAssembly target";
/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// What Debian's compiler is called in rustup.
const LINKED: &str = "wasm";
/// `-web` is the series that Debian keeps recent enough to build its browsers.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_RUSTLIB: &str = "/usr/lib/rustlib";

/// Which toolchain compiles for WebAssembly.
#[derive(Clone, Copy)]
pub(crate) enum WasmToolchain {
    /// The one that compiles everything else.
    Default,
    /// Debian's, known to rustup as `wasm`.
    Debian,
}

impl WasmToolchain {
    /// A cargo that can compile for WebAssembly.
    pub(crate) fn cargo(self) -> Command {
        // rustup's proxy and not $CARGO, which is one toolchain's own cargo.
        let mut command = Command::new("cargo");
        if let (WasmToolchain::Debian, true) = (self, has_rustup()) {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
        }
        command
    }
}

/// Makes the target available, or says who can.
pub(crate) fn install(project: &Project, apt: &mut Apt) -> Result<WasmToolchain> {
    if default_toolchain_has_target() {
        say(STEP, "ready");
        return Ok(WasmToolchain::Default);
    }
    if has_rustup() && env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0") {
        say(STEP, format!("rustup target add {TARGET}"));
        quiet(Command::new("rustup").args(["target", "add", TARGET])).context(
            "rustup could not fetch it: check the network, or set RUSTUP_AUTO_INSTALL=0 to build \
             it from Debian's packages",
        )?;
        return Ok(WasmToolchain::Default);
    }
    if debian_is_ready() {
        say(STEP, "ready (Debian's compiler)");
        return Ok(WasmToolchain::Debian);
    }
    if !Apt::usable() {
        bail!(
            "the Rust target {TARGET} is missing and rustup may not download it here \
             (RUSTUP_AUTO_INSTALL=0): run `rustup target add {TARGET}` if you may, or run \
             `cargo xtask setup` once as root on Debian"
        );
    }
    build_on_debian(project, apt)?;
    Ok(WasmToolchain::Debian)
}

fn has_rustup() -> bool {
    on_path("rustup").is_some()
}

fn default_toolchain_has_target() -> bool {
    answer(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| holds_core(Path::new(folder.trim())))
}

fn holds_core(folder: &Path) -> bool {
    rlibs(folder).is_ok_and(|files| {
        files.iter().any(|file| {
            file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libcore-"))
        })
    })
}

fn rlibs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rlib") {
            files.push(path);
        }
    }
    Ok(files)
}

/// The compiler a library was built by, kept next to it: a package upgrade makes them differ.
fn stamp() -> PathBuf {
    Path::new(DEBIAN_RUSTLIB).join(TARGET).join("built-by")
}

fn debian_version() -> Result<String> {
    answer(Command::new(DEBIAN_RUSTC).arg("-vV"))
}

fn debian_is_ready() -> bool {
    let built = debian_version()
        .is_ok_and(|version| fs::read_to_string(stamp()).is_ok_and(|by| by == version));
    let linked = !has_rustup()
        || answer(Command::new("rustup").args(["toolchain", "list"]))
            .is_ok_and(|list| list.lines().any(|line| line.split(' ').next() == Some(LINKED)));
    built && linked
}

fn build_on_debian(project: &Project, apt: &mut Apt) -> Result<()> {
    say(STEP, format!("apt-get install {}", PACKAGES.join(" ")));
    apt.install(&PACKAGES)?;
    let version = debian_version()?;
    let llvm = field(&version, "LLVM version: ")
        .and_then(|number| number.split('.').next())
        .context("Debian's rustc does not say which LLVM it uses")?;
    let host = field(&version, "host: ").context("Debian's rustc does not name its host")?;

    let lld = format!("lld-{llvm}");
    say(STEP, format!("apt-get install {lld}"));
    apt.install(&[&lld])?;
    // rustc looks here first, so no linker setting is needed anywhere.
    let tools = Path::new(DEBIAN_RUSTLIB).join(host).join("bin");
    fs::create_dir_all(&tools)?;
    quiet(
        Command::new("ln")
            .args(["--symbolic", "--force", &format!("/usr/lib/llvm-{llvm}/bin/lld")])
            .arg(tools.join("rust-lld")),
    )?;

    if !fs::read_to_string(stamp()).is_ok_and(|by| by == version) {
        say(STEP, "compiling the standard library (one to two minutes)");
        let built = compile_library(&project.target.join("setup").join("std"))?;
        let folder = Path::new(DEBIAN_RUSTLIB).join(TARGET).join("lib");
        // Two builds of one library in this folder would be ambiguous.
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        for file in rlibs(&built)? {
            let name = file.file_name().unwrap_or_default();
            if !name.to_string_lossy().starts_with("libstub") {
                fs::copy(&file, folder.join(name))?;
            }
        }
        fs::write(stamp(), &version)?;
    }
    if has_rustup() {
        say(STEP, format!("rustup toolchain link {LINKED} /usr"));
        quiet(Command::new("rustup").args(["toolchain", "link", LINKED, "/usr"]))?;
    }
    Ok(())
}

/// Compiles an empty crate together with the standard library; the folder of the results.
fn compile_library(stub: &Path) -> Result<PathBuf> {
    fs::create_dir_all(stub.join("src"))?;
    fs::write(
        stub.join("Cargo.toml"),
        "[package]\nname = \"stub\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.release]\n\
         opt-level = 3\ncodegen-units = 1\n",
    )?;
    fs::write(stub.join("src/lib.rs"), "#![no_std]\n")?;
    let path = format!("/usr/bin:{}", env::var("PATH").unwrap_or_default());
    quiet(
        Command::new("/usr/bin/cargo")
            .args(["build", "--release", "--target", TARGET, "--target-dir", "target"])
            .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test")
            .current_dir(stub)
            // -Zbuild-std is unstable, and this is Debian's compiler with its own sources.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", DEBIAN_RUSTC)
            // Without bitcode, our link-time optimisation could not look into the library.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("PATH", path),
    )
    .context("the standard library does not compile: check that this machine reaches crates.io")?;
    Ok(stub.join("target").join(TARGET).join("release").join("deps"))
}

fn field<'a>(version: &'a str, label: &str) -> Option<&'a str> {
    version.lines().find_map(|line| line.strip_prefix(label))
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_what_rustc_says() {
        let version = "rustc 1.96.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.2\n";
        assert_eq!(super::field(version, "host: "), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(super::field(version, "LLVM version: "), Some("22.1.2"));
        assert_eq!(super::field(version, "edition: "), None);
    }
}
