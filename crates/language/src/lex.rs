//! Lexing: a line of text to tokens. Never fails: what it cannot read it reports and steps over.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n, take_while1},
    character::complete::{char, one_of, space0, space1},
    combinator::{map_opt, not, opt, peek, recognize},
    sequence::{delimited, preceded, terminated},
};
use weighup_engine::{Decimal, read_date, read_decimal, read_money};

use crate::{
    report::Report,
    token::{Token, TokenKind},
};

/// What a line holds.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Its tokens, without the comment.
    pub(crate) tokens: Vec<Token>,
    /// Where a comment starts, in bytes of the file.
    pub(crate) comment: Option<usize>,
}

/// Reads one line, which starts at byte `start` of the file.
pub(crate) fn lex(line: &str, start: usize, report: &mut Report<'_>) -> Line {
    let mut out = Line::default();
    let mut rest = line;
    loop {
        rest = rest.trim_start();
        let at = start + (line.len() - rest.len());
        if rest.is_empty() {
            return out;
        }
        if rest.starts_with("--") {
            out.comment = Some(at);
            return out;
        }
        match token(rest) {
            Ok((after, kind)) => {
                let span = at..at + (rest.len() - after.len());
                out.tokens.push(Token { kind, span });
                rest = after;
            }
            Err(_) => rest = step_over(rest, at, report),
        }
    }
}

/// Reports what cannot be read and returns the text behind it.
fn step_over<'a>(rest: &'a str, at: usize, report: &mut Report<'_>) -> &'a str {
    let end_of_line = at..at + rest.len();
    if rest.starts_with('"') {
        report.error(
            "W101",
            end_of_line,
            "This text has no closing quotation mark.",
            "Put a straight quotation mark (\") at its end, on the same line. Inside a text, \
             write quotations with “curly” marks.",
        );
        return "";
    }
    if rest.starts_with('[') {
        report.error(
            "W102",
            end_of_line,
            "This clause reference has no closing bracket.",
            "Close it on the same line, for example [OF 2d].",
        );
        return "";
    }
    let word: IResult<&str, &str> =
        take_while1(|c: char| c.is_alphanumeric() || "£%.,".contains(c)).parse(rest);
    if let Ok((after, unreadable)) = word {
        let message = format!("I cannot read “{unreadable}”.");
        let help = "Amounts are written £250,000 or £1.2m, percentages 15%, dates 1 April 2026, \
                    numbers 1,150.";
        report.error("W103", at..at + unreadable.len(), &message, help);
        return after;
    }
    let mut chars = rest.chars();
    let stray = chars.next().unwrap_or(' ');
    let message = format!("“{stray}” has no meaning here.");
    let help = match stray {
        '<' | '>' | '=' | '≤' | '≥' | '≠' => {
            "Comparisons are written in words: “is”, “is not”, “is under”, “is at most”, “is at \
             least”, “is over”."
        }
        '“' | '”' | '\'' | '‘' | '’' => {
            "A text stands between straight quotation marks (\")."
        }
        _ => "Remove it, or put it inside \"quotation marks\" if it belongs to a text.",
    };
    report.error("W104", at..at + stray.len_utf8(), &message, help);
    chars.as_str()
}

fn token(input: &str) -> IResult<&str, TokenKind> {
    alt((text, citation, money, date, percentage, number, word, sign)).parse(input)
}

fn text(input: &str) -> IResult<&str, TokenKind> {
    delimited(char('"'), take_while(|c| c != '"'), char('"'))
        .map(|words: &str| TokenKind::Text(words.to_owned()))
        .parse(input)
}

fn citation(input: &str) -> IResult<&str, TokenKind> {
    delimited(char('['), take_while(|c| c != ']'), char(']'))
        .map(|words: &str| TokenKind::Citation(words.trim().to_owned()))
        .parse(input)
}

/// Digits with separating commas and decimals: a comma counts only before three digits.
fn digits(input: &str) -> IResult<&str, &str> {
    let digit = |c: char| c.is_ascii_digit();
    let group =
        recognize((char(','), take_while_m_n(3, 3, digit), not(peek(one_of("0123456789")))));
    let fraction = recognize((char('.'), take_while1(digit)));
    recognize((take_while1(digit), nom::multi::many0_count(group), opt(fraction))).parse(input)
}

/// A literal ends where no letter or digit follows.
fn boundary(input: &str) -> IResult<&str, ()> {
    not(peek(take_while1(char::is_alphanumeric))).parse(input)
}

fn number(input: &str) -> IResult<&str, TokenKind> {
    map_opt(terminated(digits, boundary), |digits: &str| {
        read_decimal(digits).map(|number| TokenKind::Number(number.normalize()))
    })
    .parse(input)
}

fn percentage(input: &str) -> IResult<&str, TokenKind> {
    map_opt(terminated(digits, char('%')), |digits: &str| {
        let percent = read_decimal(digits)?;
        Some(TokenKind::Percentage(percent.checked_div(Decimal::from(100))?.normalize()))
    })
    .parse(input)
}

fn money(input: &str) -> IResult<&str, TokenKind> {
    let scale = alt((tag("million"), tag("billion"), tag("bn"), tag("m"), tag("k")));
    let scale = preceded(space0, terminated(scale, boundary));
    let amount = recognize((char('£'), digits, opt(scale)));
    map_opt(terminated(amount, boundary), |amount| read_money(amount).map(TokenKind::Money))
        .parse(input)
}

fn date(input: &str) -> IResult<&str, TokenKind> {
    let digit = |c: char| c.is_ascii_digit();
    let shape = recognize((
        take_while_m_n(1, 2, digit),
        space1,
        take_while_m_n(3, 9, |c: char| c.is_ascii_alphabetic()),
        space1,
        take_while_m_n(4, 4, digit),
    ));
    map_opt(terminated(shape, boundary), |text| read_date(text).map(TokenKind::Date)).parse(input)
}

/// A word may hold hyphens, dots, apostrophes, ampersands and slashes between letters or digits:
/// `trade-offs`, `A1.1`, `M&E`, `and/or`.
fn word(input: &str) -> IResult<&str, TokenKind> {
    let letters = take_while1(|c: char| c.is_alphanumeric() || c == '_');
    let joint = recognize((one_of("-.'’&/"), letters));
    let first = peek(nom::character::complete::satisfy(char::is_alphabetic));
    let more = nom::multi::many0_count(joint);
    let start = take_while1(|c: char| c.is_alphanumeric() || c == '_');
    recognize((first, start, more)).map(|word: &str| TokenKind::Word(word.to_owned())).parse(input)
}

fn sign(input: &str) -> IResult<&str, TokenKind> {
    one_of(",:()+-−–*×/÷|")
        .map(|sign| {
            TokenKind::Sign(match sign {
                '−' | '–' => '-',
                '×' => '*',
                '÷' => '/',
                other => other,
            })
        })
        .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(line: &str) -> Vec<TokenKind> {
        let mut report = Report::new("t.weigh", line);
        let tokens = lex(line, 0, &mut report).tokens;
        assert_eq!(report.into_diagnostics(), [], "{line}");
        tokens.into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn literals() {
        use TokenKind::*;
        let dec = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(
            kinds("£1.5m up to £2,500 15% 1,150, 3 [OF 2d] -- a comment"),
            [
                Money(dec("1500000")),
                Word("up".into()),
                Word("to".into()),
                Money(dec("2500")),
                Percentage(dec("0.15")),
                Number(dec("1150")),
                Sign(','),
                Number(dec("3")),
                Citation("OF 2d".into()),
            ]
        );
        assert!(matches!(kinds("1 April 2026").as_slice(), [Date(_)]));
        assert_eq!(
            kinds("trade-offs M&E A1.1"),
            ["trade-offs", "M&E", "A1.1"].map(|w| Word(w.into()))
        );
        assert_eq!(kinds("a - b").len(), 3);
    }

    #[test]
    fn spans_count_bytes() {
        let line = "cost £250,000 “";
        let mut report = Report::new("t.weigh", line);
        let tokens = lex(line, 10, &mut report).tokens;
        assert_eq!(tokens[1].span, 15..24);
        let diagnostics = report.into_diagnostics();
        assert_eq!(diagnostics[0].code, "W104");
    }
}
