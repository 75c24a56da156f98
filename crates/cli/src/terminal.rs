//! Text from files made safe to print: what steers a terminal, or turns the order of letters round,
//! is shown instead of obeyed.

/// A text of several lines.
pub(crate) fn safe(text: &str) -> String {
    escaped(text, |letter| letter == '\n', |letter| letter.escape_unicode().to_string())
}

/// A text that must stay on its line.
pub(crate) fn safe_line(text: &str) -> String {
    escaped(text, |_| false, |letter| letter.escape_unicode().to_string())
}

/// JSON, in which such letters stand only in texts: they are written as JSON writes them. All of them
/// take four digits.
pub(crate) fn safe_json(text: &str) -> String {
    escaped(text, |letter| letter == '\n', |letter| format!("\\u{:04x}", u32::from(letter)))
}

fn escaped(text: &str, keep: impl Fn(char) -> bool, shown: impl Fn(char) -> String) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if steers(letter) && !keep(letter) {
            safe.push_str(&shown(letter));
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// Control characters, and those that turn the direction of writing.
fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(safe("a\u{1b}[2J\nb\u{202e}c\u{9b}"), "a\\u{1b}[2J\nb\\u{202e}c\\u{9b}");
        assert_eq!(safe_line("a\nb\r"), "a\\u{a}b\\u{d}");
        assert_eq!(safe("Café – £1m 🏠\n"), "Café – £1m 🏠\n");
        assert_eq!(safe_json("\"a\u{7f}b\u{2066}\"\n"), "\"a\\u007fb\\u2066\"\n");
    }
}
