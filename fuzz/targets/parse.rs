//! Any text is read: as rules and as a framework, without a panic, with its mistakes in their places.
#![no_main]

weighup_fuzz::texts!(|text| {
    let _ = weighup_language::uses("pack.weigh", text);
    let (_, diagnostics) = weighup_language::catalogue("pack.weigh", text);
    let compiled = weighup_language::Compiled { diagnostics, ..Default::default() };
    weighup_fuzz::check_diagnostics(&compiled, text);
});
