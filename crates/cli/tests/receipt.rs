//! Receipts: the same rules and answers come out the same, and what differs is told.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const RULES: &str = "rules \"Small scheme\"
  edition 2026.1
source GUIDE is \"Guide\"
section \"Money\"
ask cost: money \"What does it cost?\"
ask start: date \"When does it start?\"
check dear \"It is cheap\"
  needs cost is under £1m and start is on or after today
  must [GUIDE 1]
  counts as gate
  if not \"It costs {cost}.\"
  to fix \"Spend less.\"
score economy, worth 100 \"Economy\"
  100 for cost is under £2m \"Cheap\"
total score, out of 100
  adds economy
verdict
  not ready when any gate is not met
  ready otherwise
";

const PROPOSAL: &str = r#"{"title": "Roof", "as of": "1 April 2026", "answers": {"cost": "£900,000", "start": "1 May 2026"}}"#;

/// A folder with rules, a proposal and its receipt.
struct Desk(PathBuf);

#[cfg(test)]
impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("receipt-{name}"));
        fs::create_dir_all(&folder).unwrap();
        let desk = Self(folder);
        desk.write("rules.weigh", RULES);
        desk.write("proposal.json", PROPOSAL);
        let output = desk.weigh("score rules.weigh proposal.json --receipt receipt.json");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        desk
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    fn weigh(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
        command.current_dir(&self.0).args(line.split(' ')).output().unwrap()
    }

    /// What is said, and the exit code.
    fn verify(&self) -> (String, Option<i32>) {
        let output = self.weigh("verify receipt.json rules.weigh proposal.json");
        let told =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
        (told, output.status.code())
    }

    #[track_caller]
    fn differs(&self, told: &str) {
        assert_eq!(self.verify(), (told.to_owned(), Some(1)));
    }

    #[track_caller]
    fn same(&self) {
        assert_eq!(self.verify(), ("The same: ready, 100 of 100.\n".to_owned(), Some(0)));
    }
}

/// What people read in a receipt is held against what comes out, too.
#[test]
fn a_receipt_that_says_something_else_is_told() {
    let desk = Desk::new("says");
    let receipt = fs::read_to_string(desk.0.join("receipt.json")).unwrap();
    let altered = |from: &str, to: &str| {
        assert!(receipt.contains(from), "{receipt}");
        desk.write("receipt.json", &receipt.replace(from, to));
    };
    altered("\"100 of 100\"", "\"90 of 100\"");
    desk.differs(
        "The receipt says ready, 90 of 100, and the very same result is ready, 100 of 100: it was \
         altered.\n",
    );
    altered("\"verdict\": \"ready\"", "\"verdict\": null");
    desk.differs(
        "The receipt says 100 of 100, and the very same result is ready, 100 of 100: it was \
         altered.\n",
    );
    altered("\"2026.1\"", "\"2027.1\"");
    desk.differs(
        "The receipt calls the rules “Small scheme”, edition 2027.1, which they do not call \
         themselves: it was altered.\nThe result is the same: ready, 100 of 100.\n",
    );
}

#[test]
fn what_is_the_same_is_the_same_however_it_is_laid_out() {
    let desk = Desk::new("same");
    desk.same();
    // Other order, other title, blanks, notes, line ends, a byte order mark.
    desk.write(
        "proposal.json",
        "\u{feff}{\"answers\": {\"start\": \"1 May 2026\",\r\n \"cost\": \"£900,000\"},\r\n \
         \"about\": \"A note\", \"finished\": [], \"as of\": \"2026-04-01\"}",
    );
    desk.write("rules.weigh", &format!("\u{feff}{}", RULES.replace('\n', "\r\n")));
    desk.same();
}

#[test]
fn a_comment_in_the_rules_changes_rules_and_no_result() {
    let desk = Desk::new("comment");
    desk.write("rules.weigh", &format!("{RULES}-- looked at in May\n"));
    desk.differs(
        "The rules have changed, though both call themselves edition 2026.1.\n\
         The result is the same: ready, 100 of 100.\n",
    );
}

#[test]
fn changed_rules_are_told_by_their_edition() {
    let desk = Desk::new("rules");
    desk.write("rules.weigh", &RULES.replace("2026.1", "2026.2").replace("£1m", "£0.5m"));
    desk.differs(
        "The rules have changed: then edition 2026.1; now edition 2026.2.\n\
         The result differs: then ready, 100 of 100; now not ready, 100 of 100.\n",
    );
    desk.write("rules.weigh", &RULES.replace("Small scheme", "Large scheme"));
    desk.differs(
        "These are other rules: then “Small scheme”; now “Large scheme”.\n\
         The result is the same: ready, 100 of 100.\n",
    );
}

#[test]
fn changed_answers_and_another_day_are_told() {
    let desk = Desk::new("answers");
    desk.write(
        "proposal.json",
        &PROPOSAL.replace("£900,000", "£3m").replace("1 April 2026", "2 April 2026"),
    );
    desk.differs(
        "The answers have changed.\n\
         The day of assessment differs: then 1 April 2026; now 2 April 2026.\n\
         The result differs: then ready, 100 of 100; now not ready, 0 of 100.\n",
    );
    desk.write("proposal.json", &PROPOSAL.replace("\"as of\": \"1 April 2026\", ", ""));
    let (told, _) = desk.verify();
    assert!(
        told.starts_with(
            "The day of assessment differs: then 1 April 2026; now no day was given.\n"
        ),
        "{told}"
    );
}

#[test]
fn an_altered_receipt_is_told() {
    let desk = Desk::new("altered");
    let receipt = fs::read_to_string(desk.0.join("receipt.json")).unwrap();
    let altered: serde_json::Value = serde_json::from_str(&receipt).unwrap();
    let result = altered["result"].as_str().unwrap();
    desk.write("receipt.json", &receipt.replace(result, "sha256:0000"));
    desk.differs(
        "The result differs in its details, but not in sum: ready, 100 of 100.\n\
         Rules, answers, day and version are the same, so the result ought to be: the receipt may \
         have been altered, or Weighup has a fault.\n",
    );
    desk.write("receipt.json", &receipt.replace(env!("CARGO_PKG_VERSION"), "0.0.9"));
    let (told, code) = desk.verify();
    assert!(told.starts_with("Weighup has another version: then 0.0.9; now "), "{told}");
    assert_eq!(code, Some(1));
    desk.write("receipt.json", "{}");
    assert_eq!(
        desk.verify(),
        (
            "weigh: receipt.json is no receipt; “weigh score --receipt” writes one\n".to_owned(),
            Some(1)
        )
    );
}

#[test]
fn the_hash_of_a_pack_covers_all_its_files_and_no_path() {
    let hash = |folder: &Path, rules: &str| -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
        fs::write(folder.join("nothing.json"), "{}").unwrap();
        let line = ["score", rules, "nothing.json", "--format", "json"];
        let output = command.current_dir(folder).args(line).output().unwrap();
        let assessment: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assessment["pack"]["hash"].as_str().unwrap().to_owned()
    };
    let desk = Desk::new("hash");
    desk.write("rules.weigh", &format!("{RULES}use \"part.weigh\"\n"));
    desk.write("part.weigh", "part \"More\"\nsection \"More\"\nask more: text \"More?\"\n");
    let first = hash(&desk.0, "rules.weigh");
    assert_eq!(first.len(), "sha256:".len() + 64);
    fs::create_dir_all(desk.0.join("elsewhere")).unwrap();
    for file in ["rules.weigh", "part.weigh"] {
        fs::copy(desk.0.join(file), desk.0.join("elsewhere").join(file)).unwrap();
    }
    assert_eq!(hash(&desk.0, "elsewhere/rules.weigh"), first);
    desk.write("part.weigh", "part \"More\"\nsection \"More\"\nask more: text \"More, then?\"\n");
    assert_ne!(hash(&desk.0, "rules.weigh"), first);
}
