//! What a pack is made of: its editions, the packs it extends and its parts.

use serde::Serialize;

use super::{Reader, clause, text_under};
use crate::{
    Day, Diagnostic, Files, Severity,
    catalogue::words,
    compile::texts,
    edition::{self, Edition},
    outline::Block,
    report::Report,
};

/// An edition of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionReading {
    /// “2026 (grants-2026.weigh)”.
    pub name: String,
    /// “from 1 April 2026”; may be empty.
    pub in_force: String,
    /// It is the one that was read.
    pub is_read: bool,
}

/// A file that holds rules of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReading {
    /// Its path, from the folder that holds all of them.
    pub file: String,
    /// What it is.
    pub sort: FileSort,
    /// Its title.
    pub title: String,
    /// Its edition; may be empty, and is for a part.
    pub edition: String,
    /// Its status; may be empty, and is for a part.
    pub status: String,
    /// What it says of itself; may be empty.
    pub about: String,
}

/// What a file is to the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileSort {
    /// The pack itself.
    Own,
    /// A pack that it extends.
    Central,
    /// A part.
    Part,
}

/// The editions of a pack, and the one to read.
pub(super) struct Editions {
    /// The file to read.
    pub(super) path: String,
    /// When it is in force; may be empty.
    pub(super) in_force: String,
    /// All, the latest first, where there are several.
    pub(super) all: Vec<EditionReading>,
}

/// Finds the edition of the pack `main` to read: itself or, with a day, that of the day.
pub(super) fn editions(
    main: &str,
    files: &Files,
    day: Option<Day>,
) -> Result<Editions, Vec<Diagnostic>> {
    let mut report = Report::new(main, super::text_of(main, files));
    let chain = edition::chain(main, files, &mut report);
    let read = match day.filter(|_| !chain.is_empty()) {
        None => chain.first(),
        Some(day) => {
            let found = edition::in_force(&chain, day);
            if found.is_none() {
                edition::none_in_force(&chain, day, edition::place(&chain), &mut report);
            }
            found
        }
    };
    let path = read.map_or(main, |edition| &edition.path).to_owned();
    let in_force = read.map(Edition::in_force).unwrap_or_default();
    let errors = errors(report);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut all: Vec<_> = chain
        .iter()
        .map(|edition| EditionReading {
            name: edition.name.clone(),
            in_force: edition.in_force(),
            is_read: edition.path == path,
        })
        .collect();
    if all.len() == 1 {
        all.clear();
    }
    Ok(Editions { path, in_force, all })
}

/// What keeps a pack from being read.
pub(super) fn errors(report: Report<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = report.into_diagnostics();
    diagnostics.retain(|it| it.severity == Severity::Error);
    diagnostics
}

impl Reader<'_> {
    /// The files that hold a pack's rules, by their headers.
    pub(super) fn files(&self, blocks: &[Block]) -> Vec<FileReading> {
        let own = blocks.iter().rposition(|block| block.keyword == "rules");
        let file = |(at, block): (usize, &Block)| {
            let sort = match block.keyword {
                "rules" if Some(at) == own => FileSort::Own,
                "rules" => FileSort::Central,
                "part" => FileSort::Part,
                _ => return None,
            };
            let said = |keyword| {
                clause(block, keyword).map(|clause| words(&clause.tokens)).unwrap_or_default()
            };
            Some(FileReading {
                file: self.file_of(block),
                sort,
                title: texts(&block.head),
                edition: said("edition"),
                status: said("status"),
                about: text_under(block, "about"),
            })
        };
        blocks.iter().enumerate().filter_map(file).collect()
    }

    /// The file a block stands in, from the folder that holds all files of the pack.
    pub(super) fn file_of(&self, block: &Block) -> String {
        let path = self.report.path_of(block.keyword_span.start);
        path.get(self.folder..).unwrap_or(path).to_owned()
    }
}

/// How long the path of the folder is that holds all files of a pack, with its last `/`.
pub(super) fn folder_of_all(blocks: &[Block], report: &Report<'_>) -> usize {
    let headers = blocks.iter().filter(|block| matches!(block.keyword, "rules" | "part"));
    let folder = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let mut paths = headers.map(|block| report.path_of(block.keyword_span.start));
    let Some(first) = paths.next() else { return 0 };
    paths.fold(folder(first), |length, path| {
        let alike = first.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        folder(first.get(..alike.min(length)).unwrap_or_default())
    })
}
