//! The local web server: the example page, under the strictest headers a host might send.

mod files;
mod http;

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use crate::project::Project;
use http::{Request, Response};

/// If the widget works under these, it works on a locked-down intranet.
const HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-cache"),
];

/// A server at work.
pub(crate) struct Site {
    address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Site {
    /// Starts to serve; port 0 takes any port that is free.
    pub(crate) fn start(root: &Path, port: u16) -> Result<Site> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
                ErrorKind::AddrInUse => anyhow!(
                    "port {port} is in use: stop what uses it, or take another with \
                     `cargo xtask serve --port {}`",
                    port.checked_add(1).unwrap_or(8080)
                ),
                _ => anyhow!(error).context(format!("port {port} cannot be listened on")),
            })?;
        let address = listener.local_addr()?;
        // The real path, so that a symbolic link cannot lead out of it unseen.
        let root = Arc::new(root.canonicalize().context("the repository has moved")?);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = Arc::clone(&root);
                thread::spawn(move || {
                    // A reader who has left is no failure of ours.
                    let _ = http::converse(stream, &HEADERS, |request| answer(request, &root));
                });
            }
        });
        Ok(Site { address, thread })
    }

    /// Where the example page is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Serves until it is stopped.
pub(crate) fn run(project: &Project, port: u16) -> Result<()> {
    let site = Site::start(&project.root, port)?;
    println!("serve: {} (Ctrl+C stops it)", site.url());
    if site.thread.join().is_err() {
        bail!("the server has stopped by a mistake of its own");
    }
    Ok(())
}

fn answer(request: &Request, root: &Path) -> Response {
    if !["GET", "HEAD"].contains(&request.method.as_str()) {
        return plain("405 Method Not Allowed", "This server only shows files.\n");
    }
    let file = files::find(root, &request.target)
        .and_then(|path| Some((fs::read(&path).ok()?, files::content_type(&path))));
    match file {
        Some((body, content_type)) => Response { status: "200 OK", content_type, body },
        None => plain("404 Not Found", "There is no such page here.\n"),
    }
}

fn plain(status: &'static str, sentence: &str) -> Response {
    Response { status, content_type: files::TEXT, body: sentence.into() }
}
