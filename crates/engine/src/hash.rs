//! What identifies a text or a pack: SHA-256 of its content.

use sha2::{Digest, Sha256};

use crate::order;

/// The SHA-256 of a text, as `sha256:` and 64 hexadecimal digits.
///
/// Lines that end as on Windows count as those that end with a line feed alone, and a byte order
/// mark at the start is no content: the same file has the same hash wherever it was checked out.
pub fn content_hash(text: &str) -> String {
    let mut hash = Sha256::new();
    for (i, part) in text.trim_start_matches('\u{feff}').split("\r\n").enumerate() {
        if i > 0 {
            hash.update("\n");
        }
        hash.update(part);
    }
    shown(hash)
}

/// The SHA-256 of bytes, whatever they are, shown in the same way.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(bytes);
    shown(hash)
}

fn shown(hash: Sha256) -> String {
    let mut shown = "sha256:".to_owned();
    for byte in hash.finalize() {
        for half in [byte >> 4, byte & 0xf] {
            shown.extend(char::from_digit(half.into(), 16));
        }
    }
    shown
}

/// One hash for a pack: of its own file, and of all further files it is made of.
///
/// It depends on what the files say and not on where they lie: a pack that is fetched by a page has
/// the same hash as on the disk of whoever wrote it. It is the [`content_hash`] of the hashes, one a
/// line: that of the pack's own file, then those of the others, each once, in alphabetical order.
pub fn pack_hash<'a>(own: &str, others: impl IntoIterator<Item = &'a str>) -> String {
    let mut others: Vec<_> = others.into_iter().map(content_hash).collect();
    order::sort(&mut others);
    others.dedup();
    others.insert(0, content_hash(own));
    content_hash(&others.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        // NIST's examples.
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(content_hash(""), empty);
        assert_eq!(content_hash("abc"), abc);
        assert_eq!(content_hash("\u{feff}abc"), abc);
        assert_eq!(content_hash("a\r\nb\r\n"), content_hash("a\nb\n"));
        assert_ne!(content_hash("a\rb"), content_hash("a\nb"));
    }

    #[test]
    fn a_pack_is_its_own_file_first_and_the_others_in_any_order() {
        assert_eq!(pack_hash("a", ["b", "c"]), pack_hash("a", ["c", "b", "c"]));
        assert_ne!(pack_hash("a", ["b"]), pack_hash("b", ["a"]));
        assert_ne!(pack_hash("a", []), pack_hash("a", ["a"]));
    }
}
