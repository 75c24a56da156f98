//! How much of a framework's targets is claimed: worked out by hand, on a framework made for it.

use std::collections::BTreeMap;

use weighup_engine::{
    Assessment, Entry, Finished, Proposal, assess,
    assessment::{Answer, ShareResult},
};
use weighup_language::{Compiled, compile_as_of, load};

const FRAMEWORK: &str = r#"framework "Targets"
theme A "A theme"
outcome A1 "An outcome"
group "Counts"
metric A1.1 "Firms that innovate"
  target adds 2,700 businesses
  target stated in "Growth Plan"
  target note "No end date is given."
metric A1.2 "New homes"
  unit "homes"
  target adds 100,000 homes over 10 years
metric A1.3 "Exports"
  unit "£"
  target reaches £63bn from £26.5bn
metric A1.4 "Employment rate"
  unit "%"
  target reaches 80%
metric A1.5 "Share of people with a degree"
  unit "%"
  target adds 210,000 people
metric A1.6 "Clean power"
  unit "MW"
  target adds 1 GW
metric A1.7 "Nothing more"
  target adds 0 jobs
metric A1.8 "Jobs"
  target adds 500 jobs each year
metric A1.9 "Waste"
  target reaches 40 tonnes from 50
metric A1.10 "Helped"
  unit "people"
  period "a year"
  target adds 60 people over 2 years
metric A1.11 "No target"
metric A1.12 "Speed"
  target defined as "1 Gbps"
outcome A2 "Another outcome"
group "Counts"
metric A2.1 "Firms that innovate, again"
  same as A1.1
"#;

#[cfg(test)]
fn compiled(ask: &str, block: &str) -> Compiled {
    let pack = format!(
        "rules \"Shares\"\nuse framework f from \"f.weigh\"\nsource GUIDE is \"Guide\"\n\
         section \"All\"\n\
         ask claims: list of claim, up to 5 \"What?\"\n  has role: one of primary, secondary \"Role?\"\n  \
         has metric: a metric in f \"Which?\"\n  has effect: {ask} \"How much?\"\n\
         define primary claims is claims where role is primary\n{block}\n"
    );
    let files = load("pack.weigh", |path| match path {
        "pack.weigh" => Some(pack.clone()),
        "f.weigh" => Some(FRAMEWORK.to_owned()),
        _ => None,
    });
    compile_as_of("pack.weigh", &files, None)
}

const BLOCK: &str = "share of targets over primary claims \"Share of the region's targets\"\n  \
                     metric is metric\n  contributes effect\n  cites [GUIDE 2]";

/// Claims as “role metric effect”, with `-` for what is not answered.
#[cfg(test)]
fn weigh(compiled: Compiled, claims: &[&str], finished: bool) -> Assessment {
    assert_eq!(compiled.diagnostics, []);
    let claim = |line: &&str| {
        let named = ["role", "metric", "effect"].into_iter().zip(line.split(' '));
        let named = named.filter(|(_, answer)| *answer != "-");
        let named: BTreeMap<_, _> =
            named.map(|(name, answer)| (name.to_owned(), Entry::Text(answer.to_owned()))).collect();
        Entry::Record(named)
    };
    let claims = Entry::List(claims.iter().map(claim).collect());
    let finished = if finished { Finished::All } else { Finished::default() };
    let answers = BTreeMap::from([("claims".to_owned(), claims)]);
    let proposal = Proposal { answers, finished, ..Proposal::default() };
    let assessment = assess(&compiled.program.unwrap(), &proposal);
    assert_eq!(assessment.problems, []);
    assessment
}

#[cfg(test)]
fn of(assessment: Assessment) -> Vec<ShareResult> {
    assessment.shares.unwrap().targets
}

/// The line for the one target that these claims touch, in a finished proposal.
#[cfg(test)]
fn one(ask: &str, block: &str, claims: &[&str]) -> ShareResult {
    let mut targets = of(weigh(compiled(ask, block), claims, true));
    assert_eq!(targets.len(), 1, "{targets:#?}");
    targets.remove(0)
}

#[test]
fn a_claim_is_a_share_of_its_target() {
    let share = one("number", BLOCK, &["primary A1.1 120"]);
    assert_eq!((share.metric.as_str(), share.name.as_str()), ("A1.1", "Firms that innovate"));
    assert_eq!((share.target.as_str(), share.unit.as_str()), ("2700", "businesses"));
    assert_eq!(share.period, "");
    assert_eq!(share.claimed.as_it_stands.as_deref(), Some("120"));
    assert_eq!(share.claimed.highest.as_deref(), Some("120"));
    // 120 / 2,700 = 0.04444…
    assert_eq!(share.share.unwrap().as_it_stands.as_deref(), Some("4.44%"));
    assert_eq!(share.text, "120 of 2,700 businesses, 4.44%");
    assert_eq!(share.notes, ["No end date is given."]);
    let homes = one("number", BLOCK, &["primary A1.2 450"]);
    assert_eq!(homes.text, "450 of 100,000 homes over 10 years, 0.45%");
    let few = one("number", BLOCK, &["primary A1.2 4"]);
    assert_eq!(few.text, "4 of 100,000 homes over 10 years, under 0.01%");
    let none = one("number", BLOCK, &["primary A1.2 0"]);
    assert_eq!(none.text, "0 of 100,000 homes over 10 years, 0%");
}

#[test]
fn more_than_the_target_is_told_as_it_is() {
    let share = one("number", BLOCK, &["primary A1.1 5400"]);
    assert_eq!(share.text, "5,400 of 2,700 businesses, 200%");
}

#[test]
fn claims_on_one_metric_count_once_and_the_largest_counts() {
    let claims = ["primary A1.1 120", "primary A1.1 90", "primary A2.1 200", "secondary A1.1 999"];
    let share = one("number", BLOCK, &claims);
    assert_eq!((share.metric.as_str(), share.claims), ("A1.1", 3));
    assert_eq!(share.text, "200 of 2,700 businesses, 7.41%");
    let last = share.notes.last().unwrap();
    assert_eq!(last, "Claimed 3 times and counted once: the largest counts.");
}

#[test]
fn targets_are_not_added_up_and_keep_the_frameworks_order() {
    let claims = ["primary A1.2 450", "primary A1.11 7", "primary A1.1 120", "primary A1.12 1"];
    let targets = of(weigh(compiled("number", BLOCK), &claims, true));
    let metrics: Vec<_> = targets.iter().map(|it| it.metric.as_str()).collect();
    assert_eq!(metrics, ["A1.1", "A1.2"]);
}

#[test]
fn what_is_not_answered_is_a_bound_and_not_zero() {
    let open = |claims: &[&str]| of(weigh(compiled("number", BLOCK), claims, false));
    // A further claim may come, so there is no upper bound.
    let share = &open(&["primary A1.1 120"])[0];
    assert_eq!(share.claimed.lowest.as_deref(), Some("120"));
    assert_eq!(share.claimed.highest, None);
    assert_eq!(share.text, "120 of 2,700 businesses, 4.44%, as it stands; at least 4.44% possible");
    let share = &open(&["primary A1.1 -"])[0];
    assert_eq!(share.claimed.lowest.as_deref(), Some("0"));
    assert_eq!(share.claimed.highest, None);
    assert_eq!(share.text, "not known yet, of 2,700 businesses");
    // Whether it is primary is open: it may be nothing.
    let share = &open(&["- A1.1 120"])[0];
    assert_eq!(share.claimed.lowest.as_deref(), Some("0"));
    // A claim without a metric may be on any, and shows none.
    assert_eq!(open(&["primary - 120"]), []);
    assert_eq!(open(&["secondary A1.1 120"]), []);
    assert_eq!(open(&[]), []);
}

#[test]
fn limits_of_the_question_bound_what_is_claimed() {
    let ask = "number, from 27 to 270";
    let share = one(ask, BLOCK, &["primary A1.1 -"]);
    assert_eq!(share.text, "27 of 2,700 businesses, 1%, as it stands; 1% to 10% possible");
    let share = one(ask, BLOCK, &["primary A1.1 54", "primary A1.1 -"]);
    assert_eq!(share.text, "54 of 2,700 businesses, 2%, as it stands; 2% to 10% possible");
}

#[test]
fn a_target_with_a_start_is_the_way_between() {
    // £63bn − £26.5bn = £36.5bn, and £365m is a hundredth of it.
    let share = one("money", BLOCK, &["primary A1.3 £365m"]);
    assert_eq!(share.text, "£365,000,000 of £36,500,000,000, 1%");
    assert_eq!(
        share.notes,
        ["The target is to reach £63,000,000,000 from £26,500,000,000: the share is of what lies \
             between."]
    );
    let share = one("number", BLOCK, &["primary A1.3 365,000,000"]);
    assert_eq!(share.text, "£365,000,000 of £36,500,000,000, 1%");
    let share = one("number", BLOCK, &["primary A1.9 5"]);
    assert_eq!(share.text, "5 of 10 tonnes, 50%");
    assert_eq!(share.notes[1], "The target is a fall: what is claimed counts as a part of it.");
}

#[cfg(test)]
fn no_share(ask: &str, block: &str, claim: &str) -> String {
    let share = one(ask, block, &[claim]);
    assert_eq!(share.share, None, "{}", share.text);
    share.notes[0].clone()
}

#[test]
fn what_is_counted_otherwise_is_no_share() {
    assert_eq!(
        no_share("number of homes", BLOCK, "primary A1.1 120"),
        "What is claimed is counted in homes, the target in businesses: no share can be told."
    );
    assert_eq!(
        no_share("percentage", BLOCK, "primary A1.1 5%"),
        "What is claimed is counted in %, the target in businesses: no share can be told."
    );
    assert_eq!(
        no_share("number", BLOCK, "primary A1.5 2"),
        "The metric is counted in %, its target in people: no share can be told."
    );
    // Nobody said that a thousand of the one are one of the other.
    assert_eq!(
        no_share("number", BLOCK, "primary A1.6 20"),
        "The metric is counted in MW, its target in GW: no share can be told."
    );
    assert_eq!(
        no_share("number of GW", BLOCK, "primary A1.4 1"),
        "What is claimed is counted in GW, the target in %: no share can be told."
    );
    assert_eq!(
        no_share("number", BLOCK, "primary A1.4 1"),
        "The target is a percentage, and what is claimed a plain number: no share can be told."
    );
    let share = one("number", BLOCK, &["primary A1.6 20"]);
    assert_eq!(share.text, "20 beside a target of 1 GW");
    assert_eq!(one("number of GW", BLOCK, &["primary A1.6 0.5"]).text, "0.5 of 1 GW, 50%");
    let small = one("number of GW", BLOCK, &["primary A1.6 0.0023"]);
    assert_eq!(small.text, "0.0023 of 1 GW, 0.23%");
}

#[test]
fn what_has_no_quantity_to_be_a_share_of_is_no_share() {
    assert_eq!(
        no_share("number", BLOCK, "primary A1.7 3"),
        "The target is zero: no share can be told."
    );
    assert_eq!(
        no_share("percentage", BLOCK, "primary A1.4 1%"),
        "The target says what is to be reached and not from where: no share can be told."
    );
}

#[test]
fn what_comes_over_another_time_is_no_share() {
    let yearly = BLOCK.replace("contributes effect", "contributes effect each year");
    assert_eq!(
        no_share("number", BLOCK, "primary A1.8 50"),
        "The target comes each year, and what is claimed is in all: no share can be told."
    );
    let jobs = one("number", &yearly, &["primary A1.8 50"]);
    assert_eq!(jobs.text, "50 of 500 jobs each year, 10%");
    assert_eq!(
        no_share("number", &yearly, "primary A1.2 50"),
        "What is claimed comes each year, and the target is over 10 years: no share can be told."
    );
    assert_eq!(
        no_share("number", &yearly, "primary A1.1 50"),
        "What is claimed comes each year, and the target is in all: no share can be told."
    );
    assert_eq!(
        no_share("number", BLOCK, "primary A1.10 6"),
        "The metric is counted for a year, and its target is over 2 years: no share can be told."
    );
}

#[test]
fn the_contribution_may_be_worked_out() {
    let block = BLOCK.replace("contributes effect", "contributes effect / 2");
    assert_eq!(one("number", &block, &["primary A1.1 54"]).text, "27 of 2,700 businesses, 1%");
    let all = BLOCK.replace("over primary claims", "over claims where effect is at least 10");
    assert_eq!(one("number", &all, &["secondary A1.1 27"]).text, "27 of 2,700 businesses, 1%");
    assert_eq!(of(weigh(compiled("number", &all), &["secondary A1.1 9"], true)), []);
}

/// No other rule uses the answers: the shares alone make them worth giving.
#[test]
fn what_shares_rest_on_is_needed() {
    let assessment = weigh(compiled("number", BLOCK), &["primary A1.1 -"], false);
    let effect = assessment.questions.iter().find(|it| it.pointer == "/answers/claims/0/effect");
    assert_eq!(effect.unwrap().needed, Some(Answer::Yes));
    // Of what comes to nothing it is still open whether it is shown.
    let needed = |claim: &str, field: &str| {
        let questions = weigh(compiled("number", BLOCK), &[claim], false).questions;
        let field = format!("/answers/claims/0/{field}");
        questions.into_iter().find(|it| it.pointer == field).unwrap().needed
    };
    assert_eq!(needed("- A1.1 0", "role"), Some(Answer::Yes));
    assert_eq!(needed("primary - 0", "metric"), Some(Answer::Yes));
    assert_eq!(needed("secondary - 0", "metric"), Some(Answer::No));
}

#[test]
fn it_says_what_it_rests_on() {
    let shares = weigh(compiled("number", BLOCK), &[], true).shares.unwrap();
    assert_eq!(shares.title, "Share of the region's targets");
    assert_eq!((shares.citations.len(), shares.illustrative), (1, false));
    assert_eq!(weigh(compiled("number", ""), &[], true).shares, None);
}
