//! A single expression, compiled against a pack: for trying things out. What it is worth is computed
//! by the engine.

use weighup_engine::{Kind, Program, program::Expr};

use crate::{
    Beside, Diagnostic, Files, Severity, build, codes, compile::READ_EXAMPLES, lex::lex,
    report::Report, text_of, token::Token,
};

/// What the expression is called in diagnostics, where a file has its path.
pub const EXPRESSION: &str = "expression";

/// The pack of an expression that needs none.
const NO_PACK: &str = "rules \"No rules\"";

/// An expression ready to be evaluated: see [`weighup_engine::value_of`].
#[derive(Debug, Clone, PartialEq)]
pub struct SingleExpression {
    /// The pack whose names it uses.
    pub program: Program,
    /// How it is computed.
    pub expr: Expr,
    /// What sort of value it gives.
    pub kind: Kind,
}

/// Compiles `text` as an expression of the language.
///
/// With a rule file `main` it may use all names of that pack; without one, only figures. Mistakes in
/// the expression name the file [`EXPRESSION`]; mistakes of the pack are returned as well.
pub fn compile_expression(
    text: &str,
    main: Option<&str>,
    files: &Files,
) -> Result<SingleExpression, Vec<Diagnostic>> {
    let alone = Files::from([(String::new(), NO_PACK.to_owned())]);
    let (main, files) = main.map_or(("", &alone), |main| (main, files));
    let mut report = Report::new(main, text_of(main, files));
    let tokens = tokens(text, &mut report);
    if tokens.is_empty() {
        return Err(report.into_diagnostics());
    }
    let beside =
        Beside { single: Some(&tokens), examples: Some(READ_EXAMPLES), ..Beside::default() };
    let built = build(main, (files, None), beside, &mut report);
    match (built.program, built.single) {
        (Some(program), Some((expr, kind))) => Ok(SingleExpression { program, expr, kind }),
        _ => {
            let mut diagnostics = report.into_diagnostics();
            diagnostics.retain(|it| it.severity == Severity::Error);
            Err(diagnostics)
        }
    }
}

/// The tokens of an expression, on however many lines it stands.
pub(crate) fn tokens<'a>(text: &'a str, report: &mut Report<'a>) -> Vec<Token> {
    let mut start = report.add_file(EXPRESSION, text);
    let mut tokens = Vec::new();
    for line in text.split_inclusive('\n') {
        tokens.extend(lex(line.trim_end(), start, report).tokens);
        start += line.len();
    }
    if tokens.is_empty() {
        let help = "For example: \"1% of £1,200\"";
        let message = "There is no expression to evaluate.";
        report.add(codes::W112, start..start, message, help);
    }
    tokens
}
