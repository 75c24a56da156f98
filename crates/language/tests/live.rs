//! One answer after the other gives what all at once give: on random packs and drafts, the answers of
//! one draft are turned into those of another, in any order.

mod common;
mod oracle;

use std::rc::Rc;

use oracle::{Draft, draft, pack};
use proptest::{prelude::*, sample::Index};
use weighup_engine::{AnswerAt, Answers, Entry, Live, Outcome, Plan, Sheet, assessment::State};

/// All single answers that there are.
#[cfg(test)]
fn places(answers: &Answers) -> Vec<AnswerAt> {
    let questions = (0..answers.inputs.len()).map(AnswerAt::Question);
    let fields = answers.lists.iter().enumerate().flat_map(|(list, items)| {
        items.iter().enumerate().flat_map(move |(item, of)| {
            (0..of.fields.len()).map(move |field| AnswerAt::Field { list, item, field })
        })
    });
    questions.chain(fields).collect()
}

#[cfg(test)]
fn answer(answers: &Answers, at: AnswerAt) -> Option<weighup_engine::Value> {
    match at {
        AnswerAt::Question(question) => answers.inputs.get(question).cloned().flatten(),
        AnswerAt::Field { list, item, field } => {
            answers.lists[list].get(item).and_then(|item| item.fields[field].clone())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::with_cases(oracle::cases(80))
    })]

    #[test]
    fn one_by_one_is_the_same_as_at_once(
        pack in pack(),
        (from, to) in (draft(), draft()),
        order in prop::collection::vec(any::<Index>(), 12),
    ) {
        let program = oracle::compiled(&pack)?;
        let plan = Rc::new(Plan::of(&program));
        let answers = |draft: &Draft| draft.proposal().read(&program).0;
        let other = answers(&to);
        let mut live = Live::new(Rc::clone(&plan), answers(&from));
        let places = places(live.answers());
        for index in order {
            let at = *index.get(&places);
            prop_assert!(live.answer(at, answer(&other, at)));
            let at_once = Sheet::new(&plan, live.answers()).outcome(&plan);
            prop_assert_eq!(live.outcome(), &at_once, "after {:?}\n{}\n{}", at, pack, from.words());
        }
        live.restart(other.clone());
        prop_assert_eq!(live.outcome(), &Outcome::plainly(&program, &other));
    }
}

#[test]
fn answers_are_entered_at_their_place() {
    let path = "tests/packs/saf-40/rules.weigh";
    let program = common::compile_pack(path, &common::read(path)).program.unwrap();
    let blank = weighup_engine::Proposal::from_entry(
        serde_json::from_value::<Entry>(serde_json::json!({ "answers": { "claims": [{}] } }))
            .unwrap(),
    );
    let mut live = Live::new(Rc::new(Plan::of(&program)), blank.read(&program).0);
    let text = |text: &str| Entry::Text(text.to_owned());
    assert_eq!(live.enter("/answers/total cost", &text("£10m")), Ok(()));
    assert_eq!(live.enter("/answers/claims/0/outcome", &text("out.jobs")), Ok(()));
    assert_eq!(live.outcome(), &Outcome::plainly(&program, live.answers()));
    // What cannot be understood takes the answer back, and says so.
    let problem = live.enter("/answers/total cost", &text("lots")).unwrap_err();
    assert_eq!((problem.code.as_str(), problem.pointer.as_str()), ("A104", "/answers/total cost"));
    assert_eq!(live.answers().inputs[2], None);
    for nowhere in ["", "/answers", "/answers/claims", "/answers/claims/1/outcome", "/answers/x/y"]
    {
        assert_eq!(live.enter(nowhere, &Entry::Blank).unwrap_err().code, "A103", "{nowhere}");
    }
}

/// The row for other languages holds what the outcome says, in the order that is promised.
#[test]
fn an_outcome_is_a_row_of_whole_numbers() {
    let pack = "rules \"Small\"\nsource OF is \"OF\"\nsection \"All\"\n\
        ask ready: yes or no \"Ready?\"\nask cost: money, from £0 to £9m \"Cost?\"\n\
        level tier: T1, T2, T3 \"Tier\"\n  is T3 when cost is over £1m, otherwise T1\n\
        check one \"One\"\n  needs ready\n  should [OF 1]\n  counts as gate\n  \
        if not \"No.\"\n  to fix \"Mend.\"\n\
        score s, worth 10 \"S\"\n  2 for ready \"Ready\"\n  1 for yes \"Always\"\n\
        total score, out of 10\n  adds s\n\
        verdict\n  no when any gate is not met\n  yes otherwise\n";
    let program = oracle::compiled(pack).unwrap();
    let blank = weighup_engine::Proposal::default().read(&program).0;
    let mut live = Live::new(Rc::new(Plan::of(&program)), blank);
    let mut row = Vec::new();
    live.outcome().write_row(&mut row);
    let points = [3_333, 3_333, 10_000];
    let expected = [&[0b101, 3, 1][..], &points, &points, &points, &[0, 0b11]].concat();
    assert_eq!(row, expected);
    live.enter("/answers/ready", &Entry::Truth(true)).unwrap();
    live.enter("/answers/cost", &Entry::Text("£2m".to_owned())).unwrap();
    live.outcome().write_row(&mut row);
    let points = [10_000; 3];
    let expected = [&[0b100, 0, 0][..], &points, &points, &points, &[1, 0b10]].concat();
    assert_eq!(row, expected);
}

/// What is asked of an item is looked at again for all that it holds, and for nothing else.
#[test]
fn an_answer_reaches_the_items_below_its_own() {
    let check = |name: &str, each: &str| {
        format!(
            "check {name} \"{name}\"\n  needs all of claims have (all of stages have {each})\n  \
             should [OF 1]\n  counts as gate\n  if not \"No.\"\n  to fix \"Mend.\"\n"
        )
    };
    // The largest of the same figure over and over is that figure.
    let pack = format!(
        "rules \"Small\"\nsource OF is \"OF\"\nsection \"All\"\n\
         ask claims: list of claim \"Claims?\"\n  has most: number \"At most?\"\n\
         ask stages for each claim: list of stage \"Stages?\"\n  has amount: number \"Amount?\"\n\
         define within for each stage is amount is at most most\n\
         define largest for each stage is largest over stages of most, or amount if there are none\n\
         define inside for each stage is amount is at most largest\n{}{}",
        check("one", "within"),
        check("two", "inside")
    );
    let program = oracle::compiled(&pack).unwrap();
    let answers = serde_json::json!({ "finished": true, "answers": { "claims": [
        { "most": 9, "stages": [{ "amount": 5 }, { "amount": 5 }, { "amount": 6 }] },
        { "most": 9, "stages": [{ "amount": 7 }] }
    ] } });
    let entry = serde_json::from_value::<Entry>(answers).unwrap();
    let proposal = weighup_engine::Proposal::from_entry(entry);
    let mut live = Live::new(Rc::new(Plan::of(&program)), proposal.read(&program).0);
    for (claim, most, state) in [
        (1, "6", State::NotMet),
        (0, "6", State::NotMet),
        (1, "7", State::Met),
        (0, "5", State::NotMet),
        (0, "8", State::Met),
    ] {
        let pointer = format!("/answers/claims/{claim}/most");
        live.enter(&pointer, &Entry::Text(most.to_owned())).unwrap();
        let states = live.outcome().checks.iter().map(|check| check.as_it_stands);
        assert_eq!(states.collect::<Vec<_>>(), [state, state], "{pointer}: {most}");
    }
}
