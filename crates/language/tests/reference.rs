//! The rules shown in docs/*.md compile, and the mistakes shown there are reported.
//!
//! A block tagged `weigh` must have no mistake; one tagged `weigh error W406` must give that code
//! (and those that follow it) and no other, and `weigh warning W902` that warning. What is not a whole file is read behind
//! tests/language/reference-prelude.weigh.

#[cfg(test)]
mod reading {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use weighup_language::{Compiled, Files, check, compile, uses};

    /// A fenced block of a page.
    pub(super) struct Block {
        /// Page and line, for messages.
        pub(super) place: String,
        /// The codes it must give.
        pub(super) codes: BTreeSet<String>,
        /// Warnings are wanted.
        warned: bool,
        text: String,
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

    /// All blocks of all pages that hold rules.
    pub(super) fn blocks() -> Vec<Block> {
        let mut pages = Vec::new();
        files_in(&root().join("docs"), "md", &mut pages);
        pages.sort();
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        let pages = pages.iter().map(|page| format!("docs/{}", name(page)));
        let docs = pages.flat_map(|page| blocks_of(&page, &read(&page)));
        docs.chain(weighup_language::PAGES.iter().flat_map(blocks_of_code)).collect()
    }

    /// The blocks on the page of a code.
    fn blocks_of_code(page: &weighup_language::Page) -> Vec<Block> {
        let lines = page.text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        let text: Vec<_> = lines.collect();
        blocks_of(&format!("the page of {}", page.code), &text.join("\n"))
    }

    fn blocks_of(page: &str, text: &str) -> Vec<Block> {
        let mut lines = text.lines().enumerate();
        let mut blocks = Vec::new();
        while let Some((number, line)) = lines.next() {
            let Some(tag) = line.strip_prefix("```") else { continue };
            let inside: Vec<_> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let codes = match tag.split(' ').collect::<Vec<_>>().as_slice() {
                ["weigh"] => BTreeSet::new(),
                ["weigh", "error" | "warning", codes @ ..] => {
                    codes.iter().map(|&it| it.to_owned()).collect()
                }
                _ => continue,
            };
            let place = format!("{page}:{}", number + 1);
            let warned = tag.starts_with("weigh warning");
            blocks.push(Block { place, codes, warned, text: inside.join("\n") });
        }
        blocks
    }

    impl Block {
        /// Compiles it, behind the prelude when it is not a whole file. The prelude itself is not
        /// warned of.
        pub(super) fn compile(&self) -> Compiled {
            let whole = ["rules ", "framework "].iter().any(|word| self.text.starts_with(word));
            let before = match whole {
                true => String::new(),
                false => read("tests/language/reference-prelude.weigh") + "\n",
            };
            let (prelude, text) = (before.len(), before + &self.text);
            let main = "docs/block.weigh";
            let mut files = Files::new();
            for used in uses(main, &text) {
                files.insert(used.clone(), read(&used));
            }
            files.insert(main.to_owned(), text);
            if !self.warned {
                return compile(main, &files);
            }
            let mut checked = check(main, &files);
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
        let Some(program) = compiled.program else { continue };
        for example in compiled.examples.iter().filter(|example| example.from.is_none()) {
            assert_eq!(example.run(&program, None), [""; 0], "{}: {}", block.place, example.title);
            run += 1;
        }
    }
    assert!(run > 2, "only {run} examples were run");
}

/// docs/language.md lists every code that the sources can give, and no other.
#[test]
fn every_code_is_listed() {
    let is_code = |text: &&str| {
        text.len() == 4 && text.starts_with('W') && text.chars().skip(1).all(|c| c.is_ascii_digit())
    };
    let given: Vec<_> = weighup_language::PAGES.iter().map(|page| page.code).collect();
    let page = reading::read("docs/language.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    let listed: Vec<_> = rows.filter(is_code).collect();
    assert_eq!(given, listed);
}
