//! `weigh doc`: the page of a pack says all its rules, and is sound as a page.

mod common;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use common::{root, stderr, stdout, weigh, written};
use weighup_language::{Reading, load, read_pack};

const PACK: &str = "rules/emcca/proposal.weigh";

/// The page of a pack, written to a folder of this name.
#[cfg(test)]
fn page_of(pack: &str, folder: &str) -> String {
    let folder = folder_of(folder);
    let output = weigh(&["doc", pack, "-o", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let files = ["index.html", "style.css", "coverage.csv"].map(|name| folder.join(name));
    let wrote = files.each_ref().map(|file| format!("wrote {}\n", file.display()));
    assert_eq!(stdout(&output), wrote.concat());
    assert!(files.iter().all(|file| file.is_file()));
    std::fs::read_to_string(&files[0]).unwrap()
}

#[cfg(test)]
fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A page taken apart.
#[derive(Default)]
struct Page {
    /// What stands in angle brackets, in order.
    tags: Vec<String>,
    /// The words, with entities resolved and runs of spaces as one.
    text: String,
}

#[cfg(test)]
impl Page {
    /// Reads a page strictly: tags close in the order they were opened.
    fn read(html: &str) -> Self {
        const ALONE: [&str; 2] = ["meta", "link"];
        const IN_LINES: [&str; 4] = ["a", "code", "span", "strong"];
        let mut page = Self::default();
        let mut open = Vec::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap();
        while let Some((text, behind)) = rest.split_once('<') {
            assert!(!text.contains('>'), "a stray > in {text:?}");
            page.text.push_str(text);
            let (tag, after) = behind.split_once('>').unwrap();
            let name = tag.split(' ').next().unwrap();
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed), "closed in {:?}", page.text),
                None if ALONE.contains(&name) => {}
                None => open.push(name),
            }
            if !IN_LINES.contains(&name.trim_start_matches('/')) {
                page.text.push(' ');
            }
            page.tags.push(tag.to_owned());
            rest = after;
        }
        assert_eq!(open, [""; 0]);
        let text = page.text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        page.text = text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ");
        page
    }

    fn values(&self, attribute: &str) -> Vec<String> {
        let opening = format!(" {attribute}=\"");
        let values = self.tags.iter().filter_map(|tag| {
            let (_, behind) = tag.split_once(&opening)?;
            Some(behind.split_once('"')?.0.to_owned())
        });
        values.collect()
    }

    /// What any page must hold to.
    fn is_sound(&self) {
        let ids = self.values("id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "ids are unique");
        for link in self.values("href") {
            let known = link.strip_prefix('#').is_none_or(|id| unique.contains(&id.to_owned()));
            assert!(known, "{link} leads nowhere");
        }
        let mut level = 0;
        for tag in &self.tags {
            let Some(heading) = tag.strip_prefix('h').and_then(|it| it.get(..1)) else { continue };
            let Ok(heading) = heading.parse::<usize>() else { continue };
            assert!(heading <= level + 1, "h{heading} behind h{level}");
            assert!(heading > 1 || level == 0, "a second h1");
            level = heading;
        }
        assert!(self.tags.iter().any(|tag| tag.starts_with("html lang=")));
        for wanted in ["header", "nav ", "main ", "footer", "title"] {
            assert_eq!(self.tags.iter().filter(|tag| tag.starts_with(wanted)).count(), 1);
        }
        let count =
            |name: &str| self.tags.iter().filter(|tag| tag.split(' ').next() == Some(name)).count();
        assert_eq!(count("table"), count("caption"), "every table has a caption");
        assert_eq!(count("script"), 0);
        assert!(self.tags.iter().all(|tag| !tag.starts_with("th ") || tag.contains("scope=")));
    }

    fn says(&self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(self.text.contains(&text), "the page does not say {text:?}");
    }
}

#[cfg(test)]
fn reading(pack: &str) -> Reading {
    let files = load(pack, |path| std::fs::read_to_string(root().join(path)).ok());
    read_pack(pack, &files, None).unwrap()
}

#[test]
fn the_pages_of_all_packs_are_sound() {
    for entry in std::fs::read_dir(root().join("tests/language/examples")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".weigh") {
            Page::read(&page_of(&format!("tests/language/examples/{name}"), &name)).is_sound();
        }
    }
    Page::read(&page_of(PACK, "emcca")).is_sound();
    Page::read(&page_of("tests/packs/saf-40/rules.weigh", "saf-40")).is_sound();
}

#[test]
fn every_rule_is_on_the_page() {
    let page = Page::read(&page_of(PACK, "every-rule"));
    let reading = reading(PACK);
    page.says(&reading.pack.title);
    page.says("In force from 1 April 2026");
    page.says("East Midlands Outcomes Framework, East Midlands Combined County Authority, 2026");
    assert!(reading.checks.len() > 20 && reading.settings.len() > 10);
    for check in &reading.checks {
        page.says(&check.title);
        for citation in &check.citations {
            page.says(format!("{} {}", citation.source, citation.clause).trim_end());
        }
    }
    for section in &reading.sections {
        page.says(&section.title);
        for question in section.questions.iter().flat_map(|it| [it].into_iter().chain(&it.fields)) {
            page.says(&question.title);
            page.says(&question.help);
        }
    }
    for setting in &reading.settings {
        page.says(&format!("{} {} illustrative", setting.name, setting.value.text()));
    }
    for name in reading.verdict.iter().map(|row| &row.name) {
        page.says(name);
    }
    for title in reading.examples.iter().map(|example| &example.title) {
        page.says(title);
    }
}

#[test]
fn a_rule_reads_as_it_was_written() {
    let page = Page::read(&page_of("tests/language/examples/checks.weigh", "as-written"));
    page.says("Evaluation is paid for In the rules budgeted Applies at T2 and above");
    page.says("At which levels Tier: always at T2, T3; never at T1");
    page.says("Needs budget is at least 1% of cost");
    page.says("Force should: the source says that it should be.");
    page.says("Clause OF 2: The framework");
    page.says("Counts as gate when strict is yes, otherwise major");
    page.says("If not met {budget} is too little. To fix Set aside {cost * 1%}.");
    page.says("gate may make the verdict “not ready”");
    page.says("minor changes no verdict");
    page.says("2 check Evaluation is paid for 3 check Small schemes stay light");
}

#[test]
fn tensions_dates_and_lists_within_lists_are_on_the_page() {
    let page = Page::read(&page_of("tests/language/examples/tensions.weigh", "tensions"));
    page.says("New homes against nature In the rules homes against nature Between A5.1 Everyone");
    page.says(
        "affordable home A2.2 A better, healthier and more resilient environment Arises when",
    );
    page.says("trade-off has its reason check No trade-off is about floods tension New homes");
    page.says("Arises when main activity is housing");
    page.says("Figures illustrative Rests on OF 2c: East Midlands Outcomes Framework");
    let page = Page::read(&page_of("tests/language/examples/lists-in-lists.weigh", "nested"));
    page.says("Answer list of output, up to 5 Asked of each output: What is it?");
    page.says("In the rules name Answer text For the record No rule uses the answer. How much");
    page.says("Answer list of quarter, up to 8 Asked of each quarter: When does the quarter end?");
    page.says("In the rules amount Answer number Asked when quantity is over 0 What is counted?");
    let pack = "rules \"Day\"\nsection \"All\"\nask start: date \"When?\"\nlevel age: new, old \"Age\"\n\
                is new when start is after 12 months before today, otherwise old\n\
                example \"Two years\"\nas of 1 May 2026\nwith start 1 May 2024\ngives age old\n";
    let page = Page::read(&page_of(written("day.weigh", pack).to_str().unwrap(), "day"));
    page.says("Answers start: 1 May 2024 Assessed on 1 May 2026 Gives age old");
}

const LEVELS: &str = r#"
rules "Levels"
  edition 2
  in force from 1 April 2026 until 31 March 2027
  status adopted
source LAW is "The law"
source IDLE is "Never cited"
setting share is 2%, illustrative [LAW 10]
setting large from is £1m [LAW 2]
  because "The board asked."
section "All"
ask cost: money "What does it cost?"
ask new: yes or no "Is it new?"
level tier: T1, T2, T3 "Tier"
  is T1 when cost is under large from, T2 when not new, otherwise T3 -- a remark
  at least T2 when new
level route: desk, board "Route"
  is desk when tier is T1, otherwise board
show share of cost "A share of the cost"
define due is tier is T3 or
    (tier is T2 and new) -- another remark
check always "Applies to all"
  needs cost is given
  must [LAW 9a]
  counts as minor
  if not "No."
  to fix "Say it."
check sometimes "Applies to some"
  applies when due
  needs cost is over share of £1m
  typically [LAW 9b] [LAW 9a]
  counts as minor
  if not "No: {share of £1m}."
  to fix "Say it."
"#;

#[test]
fn shares_of_targets_are_on_the_page() {
    let page = Page::read(&page_of("tests/language/examples/shares.weigh", "shares"));
    page.says("Share of the region's targets");
    page.says("sized claims");
    page.says("Contributes effect");
    page.says("Shares of different targets are not added up");
}

#[test]
fn levels_figures_and_clauses_are_told_apart() {
    let pack = written("levels.weigh", LEVELS);
    let page = Page::read(&page_of(pack.to_str().unwrap(), "levels"));
    page.is_sound();
    page.says("Edition 2 In force from 1 April 2026 until 31 March 2027 Status adopted");
    page.says("Tier: always at T3; perhaps at T2; never at T1");
    assert!(!page.text.contains("Route: always"), "only levels that the condition looks at");
    page.says("share 2% illustrative LAW 10: The law");
    page.says("large from £1m adopted LAW 2: The law The board asked.");
    page.says("Needs cost is over share* (illustrative) of £1m");
    page.says("If not met No: {share* (illustrative) of £1m}.");
    page.says("due tier is T3 or (tier is T2 and new)");
    page.says("at least T2 when new");
    page.says("A share of the cost share* (illustrative) of cost");
    // Clauses stand in the order of their numbers, and what cites none says so.
    page.says("2 setting large from 9a check Applies to all check Applies to some 9b");
    page.says("10 setting share");
    page.says("Never cited Called IDLE in the rules. No rule cites it.");
    assert!(!page.text.contains("remark") && !page.text.to_lowercase().contains("approved"));
}

#[test]
fn markup_in_a_pack_stays_words() {
    const EVIL: &str = "<script>alert('1')</script> & <b onclick=x>";
    let text =
        std::fs::read_to_string(root().join("tests/language/examples/checks.weigh")).unwrap();
    let text = ["Checks", "The framework", "All", "What does it cost?", "Tier", "There is a plan"]
        .iter()
        .fold(text, |text, words| {
            text.replace(&format!("\"{words}\""), &format!("\"{words} {EVIL}\""))
        });
    let text =
        text.replace("Write one.", EVIL).replace("edition 1", "edition 1\n  about \"</main>\"");
    let pack = written("hostile.weigh", &text);
    let page = Page::read(&page_of(pack.to_str().unwrap(), "hostile"));
    page.is_sound();
    for words in ["Checks", "The framework", "All", "What does it cost?", "Tier", "There is a plan"]
    {
        page.says(&format!("{words} {EVIL}"));
    }
    page.says(&format!("To fix {EVIL}"));
    assert!(page.tags.iter().all(|tag| !tag.contains("onclick") && tag != "b"));
}

#[test]
fn names_that_look_alike_in_an_address_are_kept_apart() {
    let pack = "rules \"Alike\"\nsection \"All\"\nask a b: money \"One?\"\nask a-b: money \"Two?\"\n\
                define twice is a b + a-b\n";
    let pack = written("alike.weigh", pack);
    let html = page_of(pack.to_str().unwrap(), "alike");
    Page::read(&html).is_sound();
    assert!(
        html.contains("<a href=\"#question-a-b\">a b</a> + <a href=\"#question-a-b-2\">a-b</a>")
    );
}

#[test]
fn the_same_pack_gives_the_same_page() {
    assert_eq!(page_of(PACK, "once"), page_of(PACK, "again"));
}

#[test]
fn a_pack_with_mistakes_has_no_page() {
    let folder = folder_of("no-page");
    let pack = "tests/language/errors/slip-several-at-once.weigh";
    let output = weigh(&["doc", pack, "-o", folder.to_str().unwrap()]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("W201") && !folder.exists());
    let output = weigh(&["doc", "seeds/emof.weigh", "-o", folder.to_str().unwrap()]);
    assert!(stderr(&output).contains("is a framework, not a pack of rules"));
}

const EXAMPLES: &str = "tests/language/examples";

#[test]
fn clauses_without_a_rule_are_marked() {
    let page = Page::read(&page_of(&format!("{EXAMPLES}/local.weigh"), "clauses"));
    page.says("Regional guide Called RG in the rules. 3 of 4 clauses have a rule.");
    page.says("Clause Title Force Rules 1 Purpose no rule 2 Small grants setting small under");
    page.says("4 Evaluation should check Evaluation is paid for 5 b Time & decisions typically");
    page.says("Called VALLEY in the rules. Its clauses are not listed");
    page.says("Clause Rules 1 check The parish is named 3 check Evaluation is paid for");
    let records = std::fs::read_to_string(folder_of("clauses").join("coverage.csv")).unwrap();
    let expected = "source,clause,title,force,cited by,name\n\
                    RG,1,Purpose,,,\n\
                    RG,2,Small grants,,setting,small under\n\
                    RG,4,Evaluation,should,check,evaluation funded\n\
                    RG,5 b,Time & decisions,typically,check,decided in time\n\
                    VALLEY,1,,,check,parish named\n\
                    VALLEY,3,,,check,evaluation funded\n";
    assert_eq!(records, expected);
}

/// Every clause that a rule cites is on the page of the real pack, with the rule.
#[test]
fn the_records_hold_all_that_cites_a_clause() {
    page_of(PACK, "records");
    let path = folder_of("records").join("coverage.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let reading = reading(PACK);
    for check in &reading.checks {
        for cited in &check.citations {
            let wanted = [cited.source.as_str(), cited.clause.as_str(), "check", &check.name];
            let is_it = |it: &csv::StringRecord| wanted == [&it[0], &it[1], &it[4], &it[5]];
            assert_eq!(records.iter().filter(|it| is_it(it)).count(), 1, "{wanted:?}");
        }
    }
    let without = records.iter().filter(|it| it[5].is_empty()).count();
    let listed = reading.sources.iter().filter(|source| source.listed);
    assert_eq!(without, listed.map(|source| source.without_rule().count()).sum::<usize>());
    assert!(without > 0);
    for table in &reading.tables {
        assert!(records.iter().any(|it| it[4] == *"table" && it[5] == table.name));
    }
}

#[test]
fn a_local_pack_shows_what_it_changes_and_where_rules_come_from() {
    let page = Page::read(&page_of(&format!("{EXAMPLES}/local.weigh"), "local-pack"));
    page.says("In force from 1 June 2026 Status adopted");
    page.says("Extends Regional grants, edition 2026 (central.weigh)");
    page.says("evaluation share is set 2% instead of 1% Our auditors ask for more.");
    page.says("evaluation funded is tightened also applies when cost is at least £20,000;");
    page.says("parish named is added The parish is named should [VALLEY 1]");
    // The check as it holds in the end.
    page.says("Applies at T2 or when cost is at least £20,000 At which levels Tier: always at T2;");
    page.says("of cost and match funding is given Force must: the source, or the law");
    page.says("Clause RG 4: Regional guide VALLEY 3: Valley council's grant policy");
    page.says("Counts as gate If not met The valley asks for");
    page.says("To fix Set more aside. Tightened by Valley grants: also applies when");
    page.says("Grants of £20,000 are large for us. From Regional grants (central.weigh)");
    page.says("Name it. From Valley grants (local.weigh)");
    // What is adopted locally makes no central figure so.
    page.says("small under £50,000 illustrative RG 2: Regional guide Regional grants");
    page.says("wait 6 adopted The council meets every six weeks. Valley grants (local.weigh)");
    // Questions stand in the central section that the local pack goes on with.
    assert_eq!(page.text.matches(" Money ").count(), 1);
    let page = Page::read(&page_of(&format!("{EXAMPLES}/more-local.weigh"), "more-local-pack"));
    page.says(
        "Extends Regional grants, edition 2026 (central.weigh) Valley grants, edition 2026.1",
    );
    page.says("Evaluation is paid for always must gate");
    page.says("evaluation share is set 3% instead of 2% Upper Valley learns. Upper Valley grants");
    let page = Page::read(&page_of(&format!("{EXAMPLES}/central.weigh"), "central-pack"));
    page.says("evaluation share 1% may only rise illustrative RG 4");
    assert!(!page.text.contains("Local changes") && !page.text.contains("central.weigh"));
}

#[test]
fn parts_are_named() {
    let page = Page::read(&page_of(&format!("{EXAMPLES}/parts.weigh"), "parts"));
    page.says("Equality questions (files/equality.weigh): Asked in the same way in every pack.");
    page.says("In the rules screened Answer yes or no From Equality questions");
}

#[test]
fn the_edition_of_a_day_is_shown() {
    let latest = format!("{EXAMPLES}/edition-2026.weigh");
    let page = Page::read(&page_of(&latest, "edition"));
    page.says("Edition 2026 In force from 1 April 2026 Editions 2026 (edition-2026.weigh)");
    page.says("in force from 1 April 2026 (this page) 2025 (edition-2025.weigh), in force from");
    page.says("to the board when cost is at least £50,000");
    let folder = folder_of("edition-of-a-day");
    let page_as_of = |day| {
        let folder = folder.to_str().unwrap();
        weigh(&["doc", &latest, "--as-of", day, "-o", folder])
    };
    let output = page_as_of("2025-11-30");
    assert!(output.status.success(), "{}", stderr(&output));
    let page = Page::read(&std::fs::read_to_string(folder.join("index.html")).unwrap());
    page.is_sound();
    page.says("Edition 2025 In force from 1 April 2025 until 31 March 2026 Editions");
    page.says("until 31 March 2026 (this page)");
    page.says("to the board when cost is at least £100,000");
    assert!(stderr(&page_as_of("2020-01-01")).contains("W820"));
    assert!(stderr(&page_as_of("soon")).contains("is no date"));
    // A local pack extends the central edition of the day.
    let local = format!("{EXAMPLES}/local-2026.weigh");
    let folder = folder.to_str().unwrap();
    weigh(&["doc", &local, "--as-of", "2025-11-30", "-o", folder]);
    let page = std::fs::read_to_string(Path::new(folder).join("index.html")).unwrap();
    Page::read(&page).says("Extends Quick check, edition 2025 (edition-2025.weigh)");
}

#[test]
fn tables_say_which_rows_count_and_where_they_come_from() {
    let page = Page::read(&page_of(&format!("{EXAMPLES}/table-from-a-csv-file.weigh"), "records"));
    page.says("benchmark Gives money Rows from files/unit-costs.csv Figures illustrative");
    page.says("benchmark: exactly one row fits");
    page.says("route: takes the first row that fits");
    let page = Page::read(&page_of(&format!("{EXAMPLES}/table-takes-first.weigh"), "first"));
    page.says("Route: takes the first row that fits repeat cost route");
    let page = Page::read(&page_of(&format!("{EXAMPLES}/table-takes-total.weigh"), "total"));
    page.says("takes the total of rows that fit");
}

#[test]
fn lines_of_a_score_name_the_check_that_earns_them() {
    let pack = "rules \"Score\"\nsource S is \"Source\"\nsection \"All\"\n\
                ask cost: money \"What?\"\nask places: any of north, south \"Where?\"\n\
                ask price: money per home \"How dear?\"\n\
                check planned \"There is a plan\"\napplies when cost is over £5\n\
                needs places includes north\nshould [S]\ncounts as minor\n\
                if not \"No.\"\nto fix \"Plan.\"\n\
                score care, worth 3 \"Care\"\n2 for check planned\n\
                1 for planned is met and price is given \"Met\"\n";
    let html = page_of(written("score.weigh", pack).to_str().unwrap(), "score");
    let page = Page::read(&html);
    page.is_sound();
    page.says("2 There is a plan check planned when the check applies 1 Met planned is met");
    page.says("Answer any of north, south");
    page.says("Answer money per home");
    page.says("(as a whole) check There is a plan");
    assert!(html.contains("check <a href=\"#check-planned\">planned</a>"));
}
