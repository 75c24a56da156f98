//! The rules shown in docs/*.md and on the pages of codes compile, and the mistakes shown there are
//! reported.
//!
//! A block tagged `weigh` must have no mistake; one tagged `weigh error W406` must give that code
//! (and those that follow it) and no other, and `weigh warning W902` that warning. What is not a
//! whole file is read behind tests/language/reference-prelude.weigh, and what is tagged
//! `weigh local` behind tests/language/reference-local.weigh. A part is used by the prelude.
//! Other blocks of the same page can name the file of a block tagged `weigh as grants.weigh`.

#[cfg(test)]
mod reading {
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
        path::{Path, PathBuf},
        rc::Rc,
    };

    use weighup_language::{Compiled, Files, Page, check, compile, load};

    /// The blocks of a page that have the name of a file.
    type Named = BTreeMap<String, String>;

    /// A fenced block of a page.
    pub(super) struct Block {
        /// Page and line, for messages.
        pub(super) place: String,
        /// The codes it must give.
        pub(super) codes: BTreeSet<String>,
        /// Warnings are wanted.
        warned: bool,
        text: String,
        /// It belongs to a local pack.
        local: bool,
        /// The file that it is, if others name it.
        pub(super) name: Option<String>,
        /// What else it can name.
        beside: Rc<Named>,
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
    }

    pub(super) fn read(path: &str) -> String {
        fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn files_in(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files_in(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }

    /// All blocks of all pages that hold rules. docs/messages.md is made of the pages of codes.
    pub(super) fn blocks() -> Vec<Block> {
        let mut pages = Vec::new();
        files_in(&root().join("docs"), "md", &mut pages);
        pages.sort();
        let from_root = |path: &PathBuf| {
            path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
        };
        let docs = pages
            .iter()
            .map(from_root)
            .filter(|page| page != "docs/messages.md")
            .map(|page| (read(&page), page))
            .flat_map(|(text, page)| blocks_of(&page, &text));
        docs.chain(Page::all().flat_map(blocks_of_code)).collect()
    }

    /// The blocks on the page of a code.
    pub(super) fn blocks_of_code(page: &Page) -> Vec<Block> {
        blocks_of(&format!("the page of {}", page.code), &page.text())
    }

    fn blocks_of(page: &str, text: &str) -> Vec<Block> {
        let mut lines = text.lines().enumerate();
        let mut blocks = Vec::new();
        while let Some((number, line)) = lines.next() {
            let Some(tag) = line.strip_prefix("```") else { continue };
            let inside: Vec<_> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let place = format!("{page}:{}", number + 1);
            blocks.extend(block(tag, place, inside.join("\n")));
        }
        let named = blocks.iter().filter_map(|it| Some((it.name.clone()?, it.text.clone())));
        let beside: Rc<Named> = Rc::new(named.collect());
        blocks.into_iter().map(|block| Block { beside: Rc::clone(&beside), ..block }).collect()
    }

    /// A block of rules by its tag: `weigh`, `weigh local`, `weigh as grants.weigh`, and behind each
    /// of these perhaps `error W304` or `warning W902`.
    fn block(tag: &str, place: String, text: String) -> Option<Block> {
        let words: Vec<_> = tag.split(' ').collect();
        let rest = words.strip_prefix(&["weigh"])?;
        let (local, rest) = rest.strip_prefix(&["local"]).map_or((false, rest), |it| (true, it));
        let (name, rest) = match rest {
            ["as", name, rest @ ..] => (Some((*name).to_owned()), rest),
            _ => (None, rest),
        };
        let codes = match rest {
            [] => BTreeSet::new(),
            ["error" | "warning", codes @ ..] => codes.iter().map(|&it| it.to_owned()).collect(),
            _ => return None,
        };
        let warned = rest.first() == Some(&"warning");
        Some(Block { place, codes, warned, text, local, name, beside: Rc::default() })
    }

    impl Block {
        /// Its file and those it names: behind the prelude when it is not a whole file.
        pub(super) fn files(&self) -> (&'static str, Files) {
            let starts = |words: &[&str]| words.iter().any(|word| self.text.starts_with(word));
            let behind = |prelude: &str, text: &str| read(prelude) + "\n" + text;
            let prelude = "tests/language/reference-prelude.weigh";
            let alone = ["W106", "W804"].iter().any(|code| self.codes.contains(*code));
            let whole = starts(&["rules ", "framework ", "clauses ", "crosswalk "]) || alone;
            let text = if whole {
                self.text.clone()
            } else if starts(&["part "]) {
                let name = self.name.as_deref().unwrap_or("part.weigh");
                behind(prelude, &format!("use \"{name}\""))
            } else if self.local {
                behind("tests/language/reference-local.weigh", &self.text)
            } else {
                behind(prelude, &self.text)
            };
            // In a folder of the same depth, so that the preludes find what they name.
            let main = "tests/block.weigh";
            let main = if self.local { "tests/language/block.weigh" } else { main };
            let files = load(main, |path| match path {
                path if path == main => Some(text.clone()),
                "tests/part.weigh" => Some(self.text.clone()),
                // The compiler says which are missing: some pages show that.
                path => self
                    .beside
                    .get(path.rsplit('/').next()?)
                    .cloned()
                    .or_else(|| fs::read_to_string(root().join(path)).ok()),
            });
            (main, files)
        }

        /// Compiles it. The prelude itself is not warned of.
        pub(super) fn compile(&self) -> Compiled {
            let (main, files) = self.files();
            if !self.warned {
                return compile(main, &files);
            }
            let mut checked = check(main, &files, None);
            let prelude = files.get(main).map_or(0, |text| text.len() - self.text.len());
            checked.diagnostics.retain(|it| it.start >= prelude);
            checked
        }
    }
}

#[test]
fn what_the_pages_show_is_true() {
    let blocks = reading::blocks();
    assert!(blocks.len() > 20, "only {} blocks were found", blocks.len());
    let mut wrong = Vec::new();
    for block in blocks {
        let diagnostics = block.compile().diagnostics;
        let codes = diagnostics.iter().map(|diagnostic| diagnostic.code.clone()).collect();
        if block.codes != codes {
            let found: Vec<_> = diagnostics
                .iter()
                .map(|it| format!("  {} {} {}: {}", it.code, it.message, it.line, it.excerpt))
                .collect();
            wrong.push(format!("{} gives\n{}", block.place, found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn examples_shown_pass() {
    let mut run = 0;
    for block in reading::blocks() {
        let compiled = block.compile();
        let Some(plan) = compiled.program.map(weighup_engine::Plan::from) else { continue };
        for example in compiled.examples.iter().filter(|example| example.from.is_none()) {
            let (main, files) = block.files();
            let rules = example.rules(&plan, main, &files, None).unwrap();
            assert_eq!(example.run(&rules, None), [""; 0], "{}: {}", block.place, example.title);
            run += 1;
        }
    }
    assert!(run > 2, "only {run} examples were run");
}

/// Mistakes that no block can show, and why. Their pages tell them in words.
const TOLD_IN_WORDS: [(&str, &str); 6] = [
    ("W126", "a file of more than 1 MB"),
    ("W127", "more than 10,000 blocks"),
    ("W209", "a chain of hundreds of definitions"),
    ("W408", "a table with more cases than a page holds"),
    ("W803", "a chain of more than ten files"),
    ("W820", "only where somebody asks for a day"),
];

/// Each page of a code of the language shows the mistake, and how it is mended.
#[test]
fn every_code_is_shown() {
    for page in weighup_language::PAGES {
        let blocks = reading::blocks_of_code(page);
        let wrong = blocks.iter().filter(|it| it.codes.iter().eq([page.code])).count();
        let others = blocks.iter().filter(|it| !it.codes.is_empty()).count() - wrong;
        let mended = blocks.iter().any(|it| it.codes.is_empty() && it.name.is_none());
        let in_words = TOLD_IN_WORDS.iter().any(|(code, _)| *code == page.code);
        assert_eq!(wrong == 0, in_words, "{}: {wrong} blocks show the mistake", page.code);
        assert_eq!(others, 0, "{} shows mistakes of other codes", page.code);
        assert!(mended, "{} does not show it mended", page.code);
    }
}

/// The first line of a page is one sentence, and stands alone.
#[test]
fn every_page_starts_with_a_sentence() {
    for page in weighup_language::Page::all() {
        let text = page.text();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(page.statement()), "{}", page.code);
        assert!(page.statement().ends_with('.'), "{}: {}", page.code, page.statement());
        assert_eq!(lines.next(), Some(""), "{}", page.code);
        assert!(lines.next().is_some_and(|line| !line.starts_with(' ')), "{}", page.code);
    }
}
