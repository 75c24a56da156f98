//! Formatting twice gives the same as once, and neither the rules nor the mistakes change.
#![no_main]

weighup_fuzz::texts!(|text| {
    let once = weighup_language::format(text);
    assert!(weighup_language::format(&once) == once, "formatting twice changes it");
    let (before, after) = (weighup_fuzz::compiled(text), weighup_fuzz::compiled(&once));
    assert!(before.program == after.program, "formatting changes the rules");
    let codes = |compiled: &weighup_language::Compiled| -> Vec<_> {
        compiled.diagnostics.iter().map(|it| (it.file.clone(), it.code.clone())).collect()
    };
    assert_eq!(codes(&before), codes(&after), "formatting changes the mistakes");
});
