//! What the fuzz targets share: how a text is compiled, what must hold of it, and how texts are
//! changed word by word and line by line, which gets further than changing bytes.

use weighup_language::{Compiled, Files, check, compile};

/// What the rules and the proposal of one input are parted by.
pub const PROPOSAL: &str = "\n=====\n";

/// A framework for packs that use one, whatever they call it.
const FRAMEWORK: &str = include_str!("../../seeds/emof.weigh");

/// The words of the language, as libFuzzer's dictionary lists them.
const DICTIONARY: &str = include_str!("../weigh.dict");

/// Compiles a text as a pack, with a framework at the paths that it names.
pub fn compiled(text: &str) -> Compiled {
    compile("pack.weigh", &files(text))
}

/// The same, with warnings.
pub fn checked(text: &str) -> Compiled {
    check("pack.weigh", &files(text), None)
}

fn files(text: &str) -> Files {
    let mut files = Files::from([("pack.weigh".to_owned(), text.to_owned())]);
    for path in weighup_language::uses("pack.weigh", text) {
        files.entry(path).or_insert_with(|| FRAMEWORK.to_owned());
    }
    files
}

/// Every mistake has a place in its file, words and help.
pub fn check_diagnostics(compiled: &Compiled, text: &str) {
    for it in compiled.diagnostics.iter().filter(|it| it.file == "pack.weigh") {
        assert!(text.get(it.start..it.end).is_some(), "{} has no place in the text", it.code);
        assert!(it.line >= 1 && it.column >= 1, "{} is nowhere", it.code);
        assert!(!it.message.is_empty() && !it.help.is_empty(), "{} says nothing", it.code);
    }
}

/// Changes a text in the way that people do: words and lines come, go and change places.
///
/// `None` where there is nothing to change.
pub fn edit(text: &str, seed: u32, most: usize) -> Option<String> {
    let mut dice = Dice(u64::from(seed) | 1);
    let mut parts: Vec<&str> = match dice.below(2) {
        0 => text.split_inclusive([' ', '\n']).collect(),
        _ => text.split_inclusive('\n').collect(),
    };
    let words: Vec<&str> = DICTIONARY.lines().filter_map(entry).collect();
    for _ in 0..=dice.below(3) {
        if parts.is_empty() {
            return None;
        }
        let (at, other) = (dice.below(parts.len()), dice.below(parts.len()));
        match dice.below(5) {
            0 => drop(parts.remove(at)),
            1 => parts.insert(at, parts[other]),
            2 => parts.swap(at, other),
            3 => parts[at] = parts[other],
            _ => {
                parts.insert(at, " ");
                parts.insert(at, words[dice.below(words.len())]);
            }
        }
    }
    let edited = parts.concat();
    (edited.len() <= most).then_some(edited)
}

/// A word of the dictionary; there, each line is a word in quotation marks, or a comment.
fn entry(line: &str) -> Option<&str> {
    line.strip_prefix('"')?.strip_suffix('"').filter(|word| !word.contains('\\'))
}

/// Numbers that depend on nothing but where they start (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or_default()
    }
}

/// Declares a fuzz target that is given texts, and changes them by [`edit`] as often as by bytes.
#[macro_export]
macro_rules! texts {
    (|$text:ident| $body:expr) => {
        libfuzzer_sys::fuzz_target!(|$text: &str| $body);

        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            let text = std::str::from_utf8(&data[..size]).ok();
            match text.filter(|_| seed % 4 != 0).and_then(|text| $crate::edit(text, seed, max_size))
            {
                Some(edited) => {
                    data[..edited.len()].copy_from_slice(edited.as_bytes());
                    edited.len()
                }
                None => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
            }
        });
    };
}
