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
/// Weighup, in the halves of the bench.
pub(crate) const WEIGHUP: &str = "weighup";

const fn peer(
    id: &'static str,
    home: Home,
    title: &'static str,
    package: &'static str,
) -> Contender {
    Contender { id, home, engine: id, title, package: Some(package), wasm: false }
}

/// All of them, in the order of the table.
pub(crate) const CONTENDERS: [Contender; 17] = [
    ours("native floor", Home::Native, FLOOR, "hand-written Rust"),
    ours("native weighup", Home::Native, WEIGHUP, "**Weighup**, outcome"),
    ours("native whole", Home::Native, "weighup-whole", "**Weighup**, whole assessment"),
    peer("datalogic-rs", Home::Native, "datalogic-rs", "datalogic-rs"),
    peer("zen-expression", Home::Native, "zen-expression", "zen-expression"),
    peer("regorus", Home::Native, "regorus, interpreter", "regorus"),
    ours("chromium floor", Home::Chromium, FLOOR, "hand-written JavaScript"),
    Contender {
        wasm: true,
        ..ours("chromium weighup", Home::Chromium, WEIGHUP, "**Weighup**, outcome")
    },
    Contender {
        wasm: true,
        ..ours("chromium whole", Home::Chromium, "weighup-whole", "**Weighup**, whole assessment")
    },
    ours("node floor", Home::Node, FLOOR, "hand-written JavaScript"),
    Contender { wasm: true, ..ours("node weighup", Home::Node, WEIGHUP, "**Weighup**, outcome") },
    Contender {
        wasm: true,
        ..ours("node whole", Home::Node, "weighup-whole", "**Weighup**, whole assessment")
    },
    peer("json-logic-engine-build", Home::Node, "json-logic-engine, build()", "json-logic-engine"),
    peer("json-logic-engine-run", Home::Node, "json-logic-engine, run()", "json-logic-engine"),
    Contender {
        wasm: true,
        ..peer(
            "zen-engine-wasm",
            Home::Node,
            "@gorules/zen-engine-wasm",
            "@gorules/zen-engine-wasm",
        )
    },
    peer("json-rules-engine", Home::Node, "json-rules-engine", "json-rules-engine"),
    peer("publicodes", Home::Node, "publicodes", "publicodes"),
];
