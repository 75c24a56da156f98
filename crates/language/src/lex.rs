//! Lexing: a line of text to tokens. Never fails: what it cannot read it reports and steps over.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1},
    character::complete::{char, one_of, space0, space1},
    combinator::{map_opt, not, opt, peek, recognize, verify},
    sequence::{delimited, preceded, terminated},
};
use weighup_engine::{Decimal, read_date, read_decimal, read_money};

use crate::{
    codes,
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
        let (after, kind) = match token(rest) {
            Ok((after, kind)) if !runs_on(&kind, after) => (after, kind),
            _ => step_over(line, rest, at, report),
        };
        out.tokens.push(Token { kind, span: at..at + (rest.len() - after.len()) });
        rest = after;
    }
}

/// Whether an amount goes on in a way that amounts do not: `£1,00`, `£250.000`.
fn runs_on(kind: &TokenKind, after: &str) -> bool {
    let is_amount = matches!(
        kind,
        TokenKind::Number(_) | TokenKind::Money(_) | TokenKind::Percentage(_) | TokenKind::Date(_)
    );
    let mut next = after.chars();
    is_amount
        && matches!(next.next(), Some(',' | '.'))
        && next.next().is_some_and(|letter| letter.is_ascii_digit())
}

/// Reports what cannot be read at `rest`, the end of `line`. Returns the text behind it, and the
/// token it was probably meant as.
fn step_over<'a>(
    line: &str,
    rest: &'a str,
    at: usize,
    report: &mut Report<'_>,
) -> (&'a str, TokenKind) {
    let end_of_line = at..at + rest.len();
    let written_end = at + rest.trim_end().len();
    if let Some(words) = rest.strip_prefix('"') {
        let told = report.add(
            codes::W101,
            end_of_line,
            "This text has no closing quotation mark.",
            "Put a straight quotation mark (\") at its end, on the same line. Inside a text, \
             write quotations with “curly” marks.",
        );
        // With nothing behind the mark, the opening one is missing; a comment may stand behind the text.
        if !words.trim().is_empty() && !words.contains("--") {
            told.replace(&(written_end..written_end), "\"");
        }
        return ("", TokenKind::Text(words.trim_end().to_owned()));
    }
    if rest.starts_with(['“', '”', '„']) {
        let mut letters = rest.char_indices().skip(1);
        let close = letters.find(|(_, letter)| matches!(letter, '”' | '“' | '"'));
        let end = close.map_or(rest.len(), |(place, letter)| place + letter.len_utf8());
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let words = text.trim_matches(['“', '”', '„', '"']);
        let told = report.add(
            codes::W101,
            at..at + end,
            "A text stands between straight quotation marks, not curly ones.",
            "Write \" at its start and at its end. Word processors turn them into “ and ” on \
             their own.",
        );
        told.instead(close.map(|_| format!("\"{words}\"")).as_deref());
        return (after, TokenKind::Text(words.to_owned()));
    }
    if let Some(words) = rest.strip_prefix('[') {
        let told = report.add(
            codes::W102,
            end_of_line,
            "This clause reference has no closing bracket.",
            "Close it on the same line, for example [OF 2d].",
        );
        if !words.trim().is_empty() && !words.contains("--") {
            told.replace(&(written_end..written_end), "]");
        }
        return ("", TokenKind::Citation(words.trim().to_owned()));
    }
    if let Ok((after, shape)) = date_shape(rest) {
        let message = format!("There is no {shape}.");
        let help = "Mend the day or the month: that month has no such day.";
        report.add(codes::W103, at..at + shape.len(), &message, help);
        return (after, TokenKind::Unreadable);
    }
    if let Ok((after, shape)) = date_in_figures(rest) {
        let message = format!("I cannot read “{shape}”.");
        let help = "Dates are written 1 April 2026.";
        let told = report.add(codes::W103, at..at + shape.len(), &message, help);
        // 1/4/2026 is another day to some.
        let day = read_date(shape).filter(|_| shape.contains('-'));
        let written = day.map(|day| {
            weighup_engine::show(
                &weighup_engine::Value::Number(day),
                &weighup_engine::Kind::Date,
                &weighup_engine::Program::default(),
            )
        });
        told.instead(written.as_deref());
        return (after, TokenKind::Unreadable);
    }
    let amount: IResult<&str, &str> = recognize((
        take_while(|c: char| "£$€".contains(c)),
        take_while1(char::is_alphanumeric),
        take_while(|c: char| c.is_alphanumeric() || ".,%".contains(c)),
    ))
    .parse(rest);
    if let Ok((_, unreadable)) = amount {
        let unreadable = unreadable.trim_end_matches(['.', ',']);
        let after = rest.get(unreadable.len()..).unwrap_or_default();
        let message = format!("I cannot read “{unreadable}”.");
        let help = amount_help(unreadable);
        let told = report.add(codes::W103, at..at + unreadable.len(), &message, &help);
        told.instead(with_commas(unreadable).as_deref());
        return (after, TokenKind::Unreadable);
    }
    let pair = ["<=", ">=", "==", "!=", "<>", "=<", "=>", "&&", "||"];
    let first = rest.chars().next().unwrap_or(' ');
    let length = pair
        .iter()
        .find(|pair| rest.starts_with(**pair))
        .map_or(first.len_utf8(), |pair| pair.len());
    let (stray, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let message = if is_invisible(first) {
        format!("There is an invisible sign here (U+{:04X}).", u32::from(first))
    } else {
        format!("“{stray}” has no meaning here.")
    };
    let before = line.get(..line.len() - rest.len()).unwrap_or_default();
    let words = stray_words(stray, before);
    let help = match words {
        Some("") | None => stray_help(stray, first).to_owned(),
        Some(words) => format!("Write “{words}”."),
    };
    let told = report.add(codes::W104, at..at + stray.len(), &message, &help);
    let apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let apart_behind = after.is_empty() || after.starts_with(char::is_whitespace);
    let space = |apart: bool| if apart { "" } else { " " };
    let fix = match words {
        // It may stand where a space was.
        None if is_invisible(first) && (apart || apart_behind) => Some(String::new()),
        Some("") | None => None,
        Some(words) => Some(format!("{}{words}{}", space(apart), space(apart_behind))),
    };
    told.instead(fix.as_deref());
    (after, TokenKind::Unreadable)
}

/// The words for a sign that other languages have, behind `before` on its line.
fn stray_words(stray: &str, before: &str) -> Option<&'static str> {
    let words = match stray {
        "=" | "==" => "is",
        "!=" | "<>" => "is not",
        ">" => "is over",
        "<" => "is under",
        ">=" | "=>" => "is at least",
        "<=" | "=<" => "is at most",
        "&" | "&&" => "and",
        "||" => "or",
        _ => return None,
    };
    let before = before.trim_end();
    // “is” may be there already; a cell of a table and the limits of a question do without it.
    let without =
        before.ends_with(['|', ',']) || before.split_whitespace().next_back() == Some("is");
    let bare = words.strip_prefix("is").filter(|_| without);
    Some(bare.map_or(words, str::trim_start))
}

/// `£250,000` for `£250.000`: thousands separated by points.
fn with_commas(unreadable: &str) -> Option<String> {
    let with_commas = unreadable.replace('.', ",");
    let digits = with_commas.trim_start_matches('£');
    let is_mended = unreadable.contains('.') && !unreadable.contains(',');
    (is_mended && read_decimal(digits).is_some()).then_some(with_commas)
}

/// What to write instead of an amount that cannot be read.
fn amount_help(unreadable: &str) -> String {
    let digits = unreadable.trim_start_matches(['£', '$', '€']);
    if digits.chars().filter(char::is_ascii_digit).count() > 28 {
        return "A figure has at most 28 digits.".to_owned();
    }
    if unreadable.starts_with(['$', '€']) {
        return format!("Amounts are in pounds: £{digits}.");
    }
    let (whole, scale) =
        digits.split_at_checked(digits.len().saturating_sub(1)).unwrap_or_default();
    if !unreadable.starts_with('£') && matches!(scale, "k" | "m") && read_decimal(whole).is_some()
    {
        return format!("If it is an amount of money, write £{digits}.");
    }
    if let Some(pence) = digits.strip_suffix('p').and_then(read_decimal) {
        let pounds = pence / Decimal::ONE_HUNDRED;
        return format!("Write pence as pounds: £{pounds:.2}.");
    }
    if let Some(with_commas) = with_commas(unreadable) {
        return format!("Thousands are separated by commas: {with_commas}.");
    }
    "Amounts are written £250,000 or £1.2m, percentages 15%, dates 1 April 2026, numbers 1,150, \
     clauses [OF 2d]; a name starts with a letter."
        .to_owned()
}

/// What to do about a sign that has no meaning.
fn stray_help(stray: &str, first: char) -> &'static str {
    match stray {
        "£" | "$" | "€" => "Write the amount right behind it: £250,000.",
        ";" => "Join conditions by “and” or “or”; separate entries by a comma.",
        "]" => "A clause reference is opened by [, for example [OF 2d].",
        "{" | "}" => "Values in braces belong inside the \"quotation marks\" of a message.",
        _ if is_invisible(first) => {
            "Delete what stands here and type it again. Such signs come along when text is copied \
             from a web page or a document."
        }
        _ => "Remove it, or put it inside \"quotation marks\" if it belongs to a text.",
    }
}

/// Whether a sign cannot be seen.
pub(crate) fn is_invisible(letter: char) -> bool {
    letter.is_control() || is_hidden(letter)
}

/// Signs that take no room on the screen or turn its direction.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
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
    let no_date = (not(peek(date_shape)), not(peek(date_in_figures)));
    let number = preceded(no_date, terminated(digits, boundary));
    map_opt(number, |digits: &str| {
        read_decimal(digits).map(|number| TokenKind::Number(number.normalize()))
    })
    .parse(input)
}

fn percentage(input: &str) -> IResult<&str, TokenKind> {
    let per_cent = preceded(space0, alt((tag("%"), tag("per cent"), tag("percent"))));
    map_opt(terminated(digits, per_cent), |digits: &str| {
        let percent = read_decimal(digits)?;
        Some(TokenKind::Percentage(percent.checked_div(Decimal::from(100))?.normalize()))
    })
    .parse(input)
}

fn money(input: &str) -> IResult<&str, TokenKind> {
    let scale = alt(["million", "billion", "bn", "m", "k"].map(tag_no_case));
    let scale = preceded(space0, terminated(scale, boundary));
    let amount = recognize((char('£'), digits, opt(scale)));
    map_opt(terminated(amount, boundary), |amount| read_money(amount).map(TokenKind::Money))
        .parse(input)
}

fn date(input: &str) -> IResult<&str, TokenKind> {
    map_opt(date_shape, |text| read_date(text).map(TokenKind::Date)).parse(input)
}

/// What looks like a date: a day, the name of a month, a year.
fn date_shape(input: &str) -> IResult<&str, &str> {
    let digit = |c: char| c.is_ascii_digit();
    let month = verify(take_while_m_n(3, 9, |c: char| c.is_ascii_alphabetic()), |word: &str| {
        // A month if it has a first day.
        read_date(&format!("1 {word} 2026")).is_some()
    });
    let ordinal = opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th"))));
    let shape = recognize((
        take_while_m_n(1, 2, digit),
        ordinal,
        space1,
        month,
        space1,
        take_while_m_n(4, 4, digit),
    ));
    terminated(shape, boundary).parse(input)
}

/// What looks like a date in figures: `1/4/2026`, `2026-04-01`.
fn date_in_figures(input: &str) -> IResult<&str, &str> {
    let digit = |c: char| c.is_ascii_digit();
    let part = || take_while_m_n(1, 2, digit);
    let year = || take_while_m_n(4, 4, digit);
    let day_first = recognize((part(), char('/'), part(), char('/'), year()));
    let year_first = recognize((year(), char('-'), part(), char('-'), part()));
    terminated(alt((day_first, year_first)), boundary).parse(input)
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
        let line = "cost £250,000 ;";
        let mut report = Report::new("t.weigh", line);
        let tokens = lex(line, 10, &mut report).tokens;
        assert_eq!(tokens[1].span, 15..24);
        let diagnostics = report.into_diagnostics();
        assert_eq!(diagnostics[0].code, "W104");
    }
}
