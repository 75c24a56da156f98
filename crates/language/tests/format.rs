//! The formatter: `tests/language/format` holds files as typed, and beside each how it comes out.

mod common;

use common::{packs, read, root};
use weighup_language::format;

const FOLDER: &str = "tests/language/format";

#[test]
fn files_as_typed_come_out_tidy() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join(FOLDER));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in packs(FOLDER) {
            let name = path.trim_start_matches(FOLDER).trim_start_matches('/');
            insta::assert_snapshot!(name.trim_end_matches(".weigh"), format(&read(&path)));
        }
    });
}

#[test]
fn windows_lines_become_plain_ones() {
    let text = read("tests/language/format/as-typed.weigh");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(format(&windows), format(&text));
}
