//! What is measured side by side.

/// Where an engine runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// A program of this machine.
    Native,
    /// Node.
    Node,
    /// A page in Chromium, under the widget's Content-Security-Policy.
    Chromium,
}

/// An engine in a place.
pub(crate) struct Contender {
    /// Tells it apart from the others.
    pub(crate) id: &'static str,
    pub(crate) home: Home,
    /// What the two halves of the bench call it.
    pub(crate) engine: &'static str,
    /// What the table calls it.
    pub(crate) title: &'static str,
    /// The package it comes from, for its version; absent for our own.
    pub(crate) package: Option<&'static str>,
    /// Whether it needs WebAssembly.
    pub(crate) wasm: bool,
}

const fn ours(
    id: &'static str,
    home: Home,
    engine: &'static str,
    title: &'static str,
) -> Contender {
    Contender { id, home, engine, title, package: None, wasm: false }
}

/// The engine that the others at home in the same place are compared with.
pub(crate) const FLOOR: &str = "hand-written";

/// All of them, in the order of the table.
pub(crate) const CONTENDERS: [Contender; 6] = [
    ours("native floor", Home::Native, FLOOR, "hand-written Rust"),
    ours("native weighup", Home::Native, "weighup", "**Weighup**"),
    ours("chromium floor", Home::Chromium, FLOOR, "hand-written JavaScript"),
    Contender {
        wasm: true,
        ..ours("chromium weighup", Home::Chromium, "weighup", "**Weighup** (wasm)")
    },
    ours("node floor", Home::Node, FLOOR, "hand-written JavaScript"),
    Contender { wasm: true, ..ours("node weighup", Home::Node, "weighup", "**Weighup** (wasm)") },
];
