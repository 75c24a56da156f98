//! The style sheet: compiled by sass, then made fit for a shadow root.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{answer, quiet};
use crate::project::Project;

/// What would need a file, a font or a permission that a strict host page does not give.
const FORBIDDEN: [&str; 4] = ["@font-face", "@import", "url(", "data:"];
/// Elements outside every shadow root.
const OUTSIDE: [&str; 2] = ["html", "body"];

/// Writes dist/weigh-up.css.
pub(crate) fn bundle(project: &Project) -> Result<()> {
    let arguments = |command: &mut Command| {
        command
            .arg(project.npm("sass/sass.js"))
            .args(["--style=compressed", "--no-source-map", "--no-charset", "--quiet-deps"])
            .arg(format!("--load-path={}", project.npm("govuk-frontend/dist").display()))
            .arg(project.web.join("weigh-up.scss"));
    };
    let mut sass = Command::new("node");
    arguments(&mut sass);
    let Ok(css) = answer(&mut sass) else {
        // Once more, for the message.
        let mut again = Command::new("node");
        arguments(&mut again);
        quiet(&mut again)?;
        bail!("sass failed once and then succeeded: try again");
    };
    let css = scale_rem(&css.replace(":root", ":host"));
    check(&css)?;
    fs::write(project.dist.join("weigh-up.css"), css)?;
    Ok(())
}

/// Lets a host whose root font size is not the browser's say so, with `--weigh-rem`.
///
/// GOV.UK Frontend counts in rem and expects 1rem to be 16 pixels, unless the reader chose
/// larger letters; on a page with `html { font-size: 62.5% }` all would be too small.
fn scale_rem(css: &str) -> String {
    let mut scaled = String::with_capacity(css.len() * 2);
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("rem") {
        let number_start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (head, number) = before.split_at_checked(number_start).unwrap_or((before, ""));
        let ends = !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        // The 2 of `h2rem` or `--x2rem` belongs to a name, its minus sign belongs to a number.
        let named = head.ends_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if number.is_empty() || number == "." || !ends || named {
            scaled.push_str(before);
            scaled.push_str("rem");
        } else {
            let (head, sign) = match head.strip_suffix('-') {
                Some(head) => (head, "-"),
                None => (head, ""),
            };
            scaled.push_str(head);
            scaled.push_str(&format!("calc({sign}{number}*var(--weigh-rem,1rem))"));
        }
        rest = after;
    }
    scaled.push_str(rest);
    scaled
}

/// Refuses rules that could not work, or would be blocked, inside a shadow root.
fn check(css: &str) -> Result<()> {
    if let Some(found) = FORBIDDEN.iter().find(|forbidden| css.contains(**forbidden)) {
        bail!("`{found}` does not work under a strict Content-Security-Policy: leave it out");
    }
    for element in OUTSIDE {
        let mut before = ' ';
        for (at, _) in css.match_indices(element) {
            if let Some(character) = css.get(..at).and_then(|text| text.chars().next_back()) {
                before = character;
            }
            let after = css.get(at + element.len()..).and_then(|text| text.chars().next());
            let part_of_name = |c: char| c.is_ascii_alphanumeric() || "-_.#[\"".contains(c);
            if !part_of_name(before) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-') {
                bail!("a rule for <{element}> cannot match inside a shadow root: leave it out");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check, scale_rem};

    #[test]
    fn rem_can_be_scaled_by_the_host() {
        assert_eq!(
            scale_rem("a{margin:-.5rem 0 1.25rem}b{top:calc(1em - 2rem)}"),
            "a{margin:calc(-.5*var(--weigh-rem,1rem)) 0 calc(1.25*var(--weigh-rem,1rem))}\
             b{top:calc(1em - calc(2*var(--weigh-rem,1rem)))}"
        );
    }

    #[test]
    fn other_rems_are_left_alone() {
        for css in [".premium{}", ".h2rem{}", "a{--weigh-rem:1px}", ".a-1remark{}"] {
            assert_eq!(scale_rem(css), css);
        }
    }

    #[test]
    fn rules_for_the_page_are_refused() {
        for css in ["body{margin:0}", "a{}html body{}", "@media print{html{}}", "a{src:url(x)}"] {
            assert!(check(css).is_err(), "{css}");
        }
        for css in [".govuk-body{}", ".x__body p{}", "a{color:var(--body-colour)}", "tbody{}"] {
            assert!(check(css).is_ok(), "{css}");
        }
    }
}
