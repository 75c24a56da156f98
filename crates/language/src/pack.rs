//! Gathers what a pack is made of: the blocks of its file, of the parts it uses and of the packs it
//! extends, joined into one list. Says nothing about what they mean.

use std::collections::{BTreeMap, BTreeSet};

use weighup_engine::{Decimal, closest};

use crate::{
    Files,
    catalogue::{self, Catalogue},
    clauses::{self, Clauses},
    codes, edition,
    outline::{Block, FileKind, Outline, outline},
    refer::{self, Reference, Use, resolve},
    report::Report,
    rows,
    token::Span,
};

/// How many files may stand in a chain of files that use or extend one another.
const LONGEST_CHAIN: usize = 10;

/// How many files a pack may be made of, and how large these may be together, in bytes. A framework
/// counts as often as it is used: it is read anew for each name.
const MOST_FILES: usize = 100;
/// How many blocks all files may have together: three times what one may have.
const MOST_BLOCKS: usize = 30_000;
const MOST_BYTES: usize = 10_000_000;

/// What a pack is made of.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// All blocks but headers and `use`, those of the most central pack first.
    pub(crate) blocks: Vec<Block>,
    /// The header of each pack, the most central first; the last is that of the pack itself.
    pub(crate) headers: Vec<Block>,
    /// The headers of the parts.
    pub(crate) parts: Vec<Block>,
    /// The frameworks by the names they are used by.
    pub(crate) frameworks: Vec<(String, Catalogue)>,
    /// The names of frameworks that could not be read.
    pub(crate) lost: Vec<String>,
    /// The files of clauses, by path.
    pub(crate) clauses: BTreeMap<String, Clauses>,
    /// A part or a central pack is not there: what is unknown may well be declared in it.
    pub(crate) incomplete: bool,
    /// Where each file starts, and which pack it belongs to: 0 is the most central.
    layers: BTreeMap<usize, usize>,
}

impl Gathered {
    /// Which pack a place belongs to: 0 is the most central.
    pub(crate) fn layer_of(&self, at: usize) -> usize {
        self.layers.range(..=at).next_back().map_or(0, |(_, layer)| *layer)
    }

    /// The block a place is in.
    pub(crate) fn block_at(&self, at: usize) -> Option<&Block> {
        let before = self.blocks.iter().filter(|block| block.keyword_span.start <= at);
        before.max_by_key(|block| block.keyword_span.start)
    }
}

/// Gathers the pack whose file `main` has been read from position 0 on. With a `day`, the packs it
/// extends are taken in their editions of that day.
pub(crate) fn gather<'a>(
    main: &str,
    outline: Outline,
    files: &'a Files,
    day: Option<Decimal>,
    report: &mut Report<'a>,
) -> Gathered {
    let mut gatherer = Gatherer::new(files, report, day);
    gatherer.pack(main, 0, outline);
    gatherer.gathered
}

/// Reads a part by itself: the files it names must be there, and its blocks and lines readable. What
/// its names mean is known only together with its pack.
pub(crate) fn part_alone<'a>(
    main: &str,
    outline: Outline,
    files: &'a Files,
    report: &mut Report<'a>,
) {
    let header = outline.blocks.first().map_or(0..0, |block| block.keyword_span.clone());
    let mut gatherer = Gatherer::new(files, report, None);
    gatherer.part_blocks(main, 0, outline);
    let message = "This is a part: its names and values are checked with the pack that uses it.";
    let help = "Check the pack's file as well: weigh check …";
    report.add(codes::W804, header, message, help);
}

struct Gatherer<'a, 'r> {
    files: &'a Files,
    report: &'r mut Report<'a>,
    day: Option<Decimal>,
    /// The files being read, each named by the one before.
    trail: Vec<String>,
    /// The parts that are in already.
    taken: BTreeSet<String>,
    /// The file of each framework's name.
    aliases: BTreeMap<String, String>,
    /// How many packs extend the one being read.
    extended: usize,
    /// How many files have been opened, and how large they are together.
    opened: usize,
    bytes: usize,
    gathered: Gathered,
}

/// A file that was opened: its path, where it starts, and its outline.
struct Opened {
    path: String,
    base: usize,
    outline: Outline,
}

impl<'a, 'r> Gatherer<'a, 'r> {
    fn new(files: &'a Files, report: &'r mut Report<'a>, day: Option<Decimal>) -> Self {
        Self {
            files,
            report,
            day,
            trail: Vec::new(),
            taken: BTreeSet::new(),
            aliases: BTreeMap::new(),
            extended: 0,
            opened: 0,
            bytes: 0,
            gathered: Gathered::default(),
        }
    }

    fn pack(&mut self, path: &str, base: usize, outline: Outline) {
        self.trail.push(resolve("", path));
        let (headers, blocks): (Vec<_>, Vec<_>) = outline.blocks.into_iter().partition(is_header);
        self.only_one_header(&headers);
        let header = headers.into_iter().find(|block| block.keyword == "rules");
        match &header {
            Some(header) => self.central(path, header),
            None => {
                self.report.add(
                    codes::W106,
                    base..base,
                    "This file does not say what it is.",
                    "Start it with: rules \"Title of the pack\"",
                );
            }
        }
        self.gathered.layers.insert(base, self.gathered.headers.len());
        self.gathered.headers.extend(header);
        self.blocks(path, blocks);
        self.trail.pop();
    }

    /// Gathers the pack that a header extends.
    fn central(&mut self, path: &str, header: &Block) {
        let mut extends = header.clauses.iter().filter(|clause| clause.keyword == "extends");
        let Some(clause) = extends.next() else { return };
        if let Some(second) = extends.next() {
            let message = "A pack extends only one other.";
            let help = "Keep one of the two lines. The pack it names may extend another itself.";
            self.report.add(codes::W202, second.keyword_span.clone(), message, help);
        }
        self.gathered.incomplete = true;
        let Some(reference) = refer::named(clause, self.report) else { return };
        let Some(chosen) = self.in_force(resolve(path, &reference.path), &reference) else {
            return;
        };
        let Some(central) = self.open(path, chosen, &reference, FileKind::Rules) else { return };
        self.gathered.incomplete = false;
        self.extended += 1;
        self.pack(&central.path, central.base, central.outline);
        self.extended -= 1;
    }

    /// The edition of a pack that is in force on the day asked for, if one is asked for.
    fn in_force(&mut self, path: String, reference: &Reference) -> Option<String> {
        let (Some(day), Some(text)) = (self.day, self.files.get(&path)) else { return Some(path) };
        // What is wrong with its editions is told when it is checked by itself.
        let mut aside = Report::new(&path, text);
        let editions = edition::chain(&path, self.files, &mut aside);
        let found = edition::in_force(&editions, day).map(|edition| edition.path.clone());
        if found.is_none() {
            edition::none_in_force(&editions, day, reference.span.clone(), self.report);
        }
        found
    }

    fn only_one_header(&mut self, headers: &[Block]) {
        for block in headers.iter().skip(1) {
            let keyword = block.keyword;
            let message = match headers.first() {
                Some(first) if first.keyword == keyword => {
                    format!("This file has a second “{keyword}”.")
                }
                _ => "A file is either a pack of rules or a part of one.".to_owned(),
            };
            let help = "Join the two, or remove one.";
            self.report.add(codes::W202, block.keyword_span.clone(), &message, help);
        }
    }

    fn blocks(&mut self, path: &str, blocks: Vec<Block>) {
        for block in blocks {
            if self.gathered.blocks.len() >= MOST_BLOCKS {
                let message = "This pack has more than 30,000 blocks.";
                let help = "Split it into several packs.";
                self.report.add(codes::W127, block.keyword_span.clone(), message, help);
                self.gathered.incomplete = true;
                return;
            }
            match block.keyword {
                "use" => {
                    self.used(path, &block);
                    self.gathered.blocks.push(block);
                }
                // The examples of a central pack hold for that pack.
                "example" if self.extended > 0 => {}
                "source" => {
                    self.clauses(path, &block);
                    self.gathered.blocks.push(block);
                }
                _ => self.gathered.blocks.push(block),
            }
        }
    }

    fn used(&mut self, path: &str, block: &Block) {
        match refer::used(block, self.report) {
            Some(Use::Part(file)) => self.part(path, &file),
            Some(Use::Framework { alias, file }) => self.framework(path, alias, &file, block),
            None => match refer::alias_meant(block) {
                Some(alias) => self.gathered.lost.push(alias),
                None => self.gathered.incomplete = true,
            },
        }
    }

    /// Takes the blocks of a part, as if they stood where it is used. Once is enough.
    fn part(&mut self, from: &str, file: &Reference) {
        let path = resolve("", &resolve(from, &file.path));
        if self.taken.contains(&path) && !self.trail.contains(&path) {
            return;
        }
        let Some(part) = self.open(from, resolve(from, &file.path), file, FileKind::Part) else {
            self.gathered.incomplete = true;
            return;
        };
        self.taken.insert(path);
        self.part_blocks(&part.path, part.base, part.outline);
    }

    fn part_blocks(&mut self, path: &str, base: usize, outline: Outline) {
        self.trail.push(resolve("", path));
        self.gathered.layers.insert(base, self.gathered.headers.len().saturating_sub(1));
        let (headers, blocks): (Vec<_>, Vec<_>) = outline.blocks.into_iter().partition(is_header);
        self.only_one_header(&headers);
        if let Some(header) = headers.first()
            && header.head.is_empty()
        {
            let help = "For example: part \"Equality questions\"";
            let span = header.keyword_span.clone();
            self.report.add(codes::W107, span, "This part has no title.", help);
        }
        self.gathered.parts.extend(headers);
        self.blocks(path, blocks);
        self.trail.pop();
    }

    fn framework(&mut self, from: &str, alias: String, file: &Reference, block: &Block) {
        let path = resolve(from, &file.path);
        match self.aliases.get(&alias) {
            Some(known) if *known == path => return,
            Some(_) => {
                let message = format!("Two frameworks are used by the name “{alias}”.");
                let help = "Use one of the two by another name.";
                self.report.add(codes::W202, block.keyword_span.clone(), &message, help);
                return;
            }
            None => {}
        }
        let Some(text) = self.find(from, &path, file) else {
            self.gathered.lost.push(alias);
            return;
        };
        let base = self.report.add_file(&path, text);
        let catalogue = catalogue::of_file(text, base, self.report);
        self.aliases.insert(alias.clone(), path);
        self.gathered.lost.retain(|lost| *lost != alias);
        self.gathered.frameworks.push((alias, catalogue));
    }

    /// Reads the file that a source's clauses are in.
    fn clauses(&mut self, from: &str, block: &Block) {
        let Some(file) = refer::clauses_of(block) else { return };
        let path = resolve(from, &file.path);
        if self.gathered.clauses.contains_key(&path) {
            return;
        }
        let Some(opened) = self.open(from, path, &file, FileKind::Clauses) else { return };
        let clauses = clauses::read(&opened.outline, self.report);
        self.gathered.clauses.insert(opened.path, clauses);
    }

    /// Opens a file that must be of a kind.
    fn open(
        &mut self,
        from: &str,
        path: String,
        file: &Reference,
        kind: FileKind,
    ) -> Option<Opened> {
        let text = self.find(from, &path, file)?;
        if self.trail.contains(&resolve("", &path)) {
            circle(self.report, file.span.clone(), &self.trail, &path);
            return None;
        }
        if self.trail.len() >= LONGEST_CHAIN {
            too_many(self.report, file.span.clone(), LONGEST_CHAIN);
            return None;
        }
        let base = self.report.add_file(&path, text);
        let found = outline(text, base, &mut Report::new("", "")).kind;
        if found != kind {
            wrong_kind(self.report, file, kind, found);
            return None;
        }
        let mut outline = outline(text, base, self.report);
        rows::read_files(&mut outline, self.files, self.report);
        Some(Opened { path, base, outline })
    }

    fn find(&mut self, from: &str, path: &str, file: &Reference) -> Option<&'a str> {
        let found = self.files.get(path).map(String::as_str);
        let Some(text) = found else {
            missing(self.report, self.files, from, path, file.span.clone());
            return None;
        };
        // Told once: where the file stands that is one too many.
        let (fitted, was_small) = (self.opened <= MOST_FILES, self.bytes <= MOST_BYTES);
        self.opened += 1;
        self.bytes += text.len();
        let (fits, is_small) = (self.opened <= MOST_FILES, self.bytes <= MOST_BYTES);
        if fitted && !fits {
            let message = format!("This pack is made of more than {MOST_FILES} files.");
            let help = "Join some of them, and use each framework by one name.";
            self.report.add(codes::W803, file.span.clone(), &message, help);
        }
        if was_small && !is_small {
            let message = "The files of this pack are larger than 10 MB together.";
            let help = "Look whether these are the right files. If they are, split the pack.";
            self.report.add(codes::W126, file.span.clone(), message, help);
        }
        (fits && is_small).then_some(text)
    }
}

fn is_header(block: &Block) -> bool {
    matches!(block.keyword, "rules" | "part")
}

/// Reports a file that is not there.
pub(crate) fn missing(report: &mut Report<'_>, files: &Files, from: &str, path: &str, span: Span) {
    let paths = files.keys().map(String::as_str).filter(|known| *known != from);
    let help = closest(path, paths).map_or_else(
        || "The path is relative to this file.".to_owned(),
        |near| format!("Did you mean “{near}”?"),
    );
    report.add(codes::W208, span, &format!("There is no file “{path}”."), &help);
}

/// Reports files that lead back to themselves; the last of `trail` names `path`, which is in it.
pub(crate) fn circle(report: &mut Report<'_>, span: Span, trail: &[String], path: &str) {
    let path = resolve("", path);
    let inside = trail.iter().skip_while(|passed| **passed != path);
    let names = inside.chain([&path]).map(|path| path.rsplit('/').next().unwrap_or_default());
    let way = names.collect::<Vec<_>>().join(" → ");
    let message = format!("These files lead back to themselves: {way}.");
    let help = "Remove one of the lines that name the next file.";
    report.add(codes::W802, span, &message, help);
}

/// Reports a chain of files that is too long to follow.
pub(crate) fn too_many(report: &mut Report<'_>, span: Span, most: usize) {
    let message = "Too many files build on one another here.";
    let help = format!("Join some of them: at most {most} may stand in a chain.");
    report.add(codes::W803, span, message, &help);
}

/// Reports a file that is used as something it is not.
pub(crate) fn wrong_kind(
    report: &mut Report<'_>,
    file: &Reference,
    wanted: FileKind,
    found: FileKind,
) {
    let path = &file.path;
    let message = format!("“{path}” is {}, not {}.", found.words(), wanted.words());
    let help = match found {
        FileKind::Rules if wanted == FileKind::Part => format!(
            "To build on a whole pack, write below “rules”: extends \"{path}\". A part starts \
             with: part \"Title of the part\""
        ),
        FileKind::Rules if wanted == FileKind::Clauses => {
            "A list of clauses starts with: clauses \"Title of the document\"".to_owned()
        }
        FileKind::Rules => format!("A file that is {} says so at its start.", wanted.words()),
        FileKind::Part => format!("To take its blocks, write: use \"{path}\""),
        FileKind::Framework => format!("To use it, write: use framework emof from \"{path}\""),
        FileKind::Crosswalk => "It stands by itself: weigh catalogue shows it.".to_owned(),
        FileKind::Clauses => format!(
            "To check citations against it, write: source OF is \"Its title\", clauses from \
             \"{path}\""
        ),
    };
    report.add(codes::W801, file.span.clone(), &message, &help);
}
