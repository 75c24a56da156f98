//! Formatting twice gives the same as once, and neither the rules nor the mistakes change.
#![no_main]

weighup_fuzz::texts!(|text| {
    let once = weighup_language::format(text);
    assert!(weighup_language::format(&once) == once, "formatting twice changes it");
    let (before, after) = (weighup_fuzz::compiled(text), weighup_fuzz::compiled(&once));
    assert!(rules(before.program) == rules(after.program), "formatting changes the rules");
    let codes = |diagnostics: &[weighup_language::Diagnostic]| -> Vec<_> {
        diagnostics.iter().map(|it| (it.file.clone(), it.code.clone())).collect()
    };
    let (before, after) = (codes(&before.diagnostics), codes(&after.diagnostics));
    assert_eq!(before, after, "formatting changes the mistakes");
});

/// The rules, whatever the text of their file is: its hash is meant to differ.
fn rules(program: Option<weighup_engine::Program>) -> Option<weighup_engine::Program> {
    program.map(|mut program| {
        program.pack.hash.clear();
        program
    })
}
