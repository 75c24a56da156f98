//! What a page compiles: the same program as everybody's, without the examples.

mod common;

use common::{load_pack, packs, read};
use weighup_language::{Files, compile, compile_for_page};

#[test]
fn a_page_has_the_same_program() {
    for path in packs("rules").into_iter().chain(packs("tests/packs")) {
        let files = load_pack(&path, &read(&path));
        let (whole, page) = (compile(&path, &files), compile_for_page(&path, &files));
        assert_eq!(page.program, whole.program, "{path}");
        assert!(page.examples.is_empty(), "{path}");
    }
}

#[test]
fn a_mistake_in_an_example_does_not_keep_a_page_from_working() {
    let text = "rules \"R\"\nsource OF is \"The framework\"\nsection \"About\"\n\
                ask plan: yes or no \"Is there a plan?\"\n\nexample \"Wrong\"\n  with plan seven\n";
    let files = Files::from([("r.weigh".to_owned(), text.to_owned())]);
    assert!(compile("r.weigh", &files).program.is_none());
    let page = compile_for_page("r.weigh", &files);
    assert!(page.program.is_some(), "{:?}", page.diagnostics);
}
