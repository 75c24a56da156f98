//! The formatter: `tests/language/format` holds files as typed, and beside each how it comes out.

mod common;

use common::{hold_to_snapshots, read};
use weighup_language::format;

const FOLDER: &str = "tests/language/format";

#[test]
fn files_as_typed_come_out_tidy() {
    hold_to_snapshots(FOLDER, |_, text| format(text));
}

#[test]
fn windows_lines_become_plain_ones() {
    let text = read("tests/language/format/as-typed.weigh");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(format(&windows), format(&text));
}
