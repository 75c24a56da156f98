//! Any text compiles to a program or to mistakes, and running its examples ends.
#![no_main]

weighup_fuzz::texts!(|text| {
    let compiled = weighup_fuzz::compiled(text);
    weighup_fuzz::check_diagnostics(&compiled, text);
    let errors =
        compiled.diagnostics.iter().any(|it| it.severity == weighup_language::Severity::Error);
    let is_rules =
        weighup_language::catalogue("pack.weigh", text).1.iter().any(|it| it.code == "W106");
    assert!(!(errors && compiled.program.is_some()), "a program in spite of errors");
    assert!(errors || compiled.program.is_some() || !is_rules, "no program, and no word why");
    if let Some(program) = &compiled.program {
        for example in &compiled.examples {
            let _ = example.run(program, None);
        }
    }
});
