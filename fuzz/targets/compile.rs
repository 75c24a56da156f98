//! Any text compiles to a program or to mistakes, with warnings, and running its examples ends.
#![no_main]

weighup_fuzz::texts!(|text| {
    let compiled = weighup_fuzz::checked(text);
    weighup_fuzz::check_diagnostics(&compiled, text);
    let errors =
        compiled.diagnostics.iter().any(|it| it.severity == weighup_language::Severity::Error);
    // Other files than packs give no program.
    let is_pack = !["framework", "part", "clauses"].iter().any(|it| text.contains(it));
    assert!(!(errors && compiled.program.is_some()), "a program in spite of errors");
    assert!(errors || compiled.program.is_some() || !is_pack, "no program, and no word why");
    if let Some(program) = &compiled.program {
        for example in &compiled.examples {
            let _ = example.run(program, None);
        }
    }
});
