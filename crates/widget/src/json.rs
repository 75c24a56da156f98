//! Answers as JSON text, written directly: on each key stroke the draft is kept, and a way through
//! JavaScript objects takes several times as long.
//!
//! A number is written as a text, as everywhere outside the engine, so that no digit is lost.

use std::fmt::Write;

use weighup_engine::Entry;

/// Writes an answer.
pub(crate) fn write_entry(out: &mut String, entry: &Entry) {
    match entry {
        Entry::Blank | Entry::TooDeep => out.push_str("null"),
        Entry::Truth(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Entry::Number(number) => {
            // Writing to a string does not fail.
            let _ = write!(out, "\"{number}\"");
        }
        Entry::OddNumber(text) | Entry::Text(text) => write_text(out, text),
        Entry::List(items) => write_list(out, items, write_entry),
        Entry::Record(fields) => write_record(out, fields, write_entry),
    }
}

/// Writes a list, each item as told.
pub(crate) fn write_list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

/// Writes named values, each as told.
pub(crate) fn write_record<'a, T>(
    out: &mut String,
    fields: impl IntoIterator<Item = (&'a String, T)>,
    write: impl Fn(&mut String, T),
) {
    out.push('{');
    for (i, (name, value)) in fields.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_text(out, name);
        out.push(':');
        write(out, value);
    }
    out.push('}');
}

/// Writes a text in quotation marks.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}
