//! Which files the server shows: those the example page needs, and no other.

use std::path::{Path, PathBuf};

/// Folders that are shown, as seen from the repository.
const SHOWN: [&[&str]; 5] = [&["dist"], &["rules"], &["seeds"], &["tests", "proposals"], &["web"]];
const INDEX: &str = "index.html";
/// What a person can read.
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";

/// The file an address stands for, if it is one of those that are shown.
pub(crate) fn find(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = decode(path)?;
    let path = path.strip_prefix('/')?;
    let mut names: Vec<&str> = path.split('/').collect();
    if names == [""] {
        names = vec![INDEX];
    }
    if !names.iter().all(|name| is_plain(name)) || !is_shown(&names) {
        return None;
    }
    let found = names.iter().fold(root.to_path_buf(), |path, name| path.join(name));
    // A symbolic link may only lead to what is shown anyway.
    let real = found.canonicalize().ok()?;
    (real == found && real.is_file()).then_some(real)
}

/// Neither empty, nor hidden, nor a way up, nor special to some system.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name != "node_modules"
        && !name.contains(|c: char| c.is_control() || "\\/:*?\"<>|".contains(c))
}

fn is_shown(names: &[&str]) -> bool {
    names == [INDEX]
        || SHOWN.iter().any(|folder| names.len() > folder.len() && names.starts_with(folder))
}

/// Undoes %-encoding; `None` when it is wrong or does not give text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by its name.
pub(crate) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "weigh" | "csv" | "txt" | "md" | "toml" | "ts" | "scss" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{content_type, decode, find, is_plain, is_shown};

    fn root() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
    }

    #[test]
    fn shows_what_the_page_needs() {
        let found = find(&root(), "/web/weigh-up.scss?version=1");
        assert_eq!(found, Some(root().join("web/weigh-up.scss")));
        assert!(is_shown(&["index.html"]));
        assert!(is_shown(&["tests", "proposals", "one.json"]));
    }

    #[test]
    fn shows_nothing_else() {
        for url in [
            "/Cargo.toml",
            "/crates/xtask/Cargo.toml",
            "/.git/HEAD",
            "/web",
            "/web/",
            "/web/.npmrc",
            "/web/node_modules/sass/package.json",
            "/web/../Cargo.toml",
            "/web/%2e%2e/Cargo.toml",
            "/web/..%2fCargo.toml",
            "/web/..%5cCargo.toml",
            "/web//weigh-up.scss",
            "//etc/passwd",
            "/web/%00",
            "/web/%zz",
            "web/weigh-up.scss",
            "",
        ] {
            assert_eq!(find(&root(), url), None, "{url}");
        }
        assert!(!is_shown(&["tests", "browser", "smoke.spec.mjs"]));
        assert!(!is_plain(".."));
    }

    #[test]
    fn undoes_percent_encoding() {
        assert_eq!(decode("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(decode("/%ff"), None);
        assert_eq!(decode("/%2"), None);
    }

    #[test]
    fn names_media_types() {
        assert_eq!(content_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.weigh")), "text/plain; charset=utf-8");
        assert_eq!(content_type(Path::new("a.d.ts")), "text/plain; charset=utf-8");
        assert_eq!(content_type(Path::new("a")), "application/octet-stream");
    }
}
