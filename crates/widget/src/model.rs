//! The draft and its assessment, kept in step.
//!
//! Every change is saved before anything else is done with it: whatever fails later, no keystroke
//! is lost.

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, JSON};
use wasm_bindgen::JsValue;
use weighup_engine::{
    Advice, Assessment, Entry,
    assessment::{Answer, CheckResult, QuestionState, ScoreResult},
};

use crate::boundary::from_js;
use crate::draft::Draft;
use crate::place::{ItemSpot, ListSpot, Spot, lists_inside};
use crate::rules::Pack;
use crate::store::Store;

/// A draft under a pack of rules.
pub(crate) struct Model {
    pub(crate) pack: Pack,
    pub(crate) draft: Draft,
    /// The draft as JSON text, as it is kept.
    pub(crate) text: String,
    pub(crate) assessment: Assessment,
    /// The assessment's checks and scores once more, each shared with its former self while it
    /// stays the same: what is the same need not be drawn again.
    pub(crate) checks: Vec<Rc<CheckResult>>,
    pub(crate) scores: Vec<Rc<ScoreResult>>,
    /// How often the draft was assessed: by that it is known for which answers advice was sought.
    settled: usize,
    /// See `Widget::set_adviser`.
    pub(crate) adviser: Option<Function>,
    /// Grows when something else is to be said of the questions than before: whether they are asked, why
    /// they need no answer, or what a list holds. Not for what is wrong with an answer.
    pub(crate) told: u32,
    /// By section of the form: grows when an answer in it is changed.
    pub(crate) answered: Vec<u32>,
    /// What would raise the draft, once somebody has asked for it.
    pub(crate) advice: Option<Advised>,
    /// The item taken out last, for putting it back.
    pub(crate) removed: Option<Removed>,
    /// The draft was found in the browser when the page was opened.
    pub(crate) restored: bool,
    /// The browser keeps the draft.
    pub(crate) kept: bool,
    store: Store,
    /// The day of assessment, as text; rules call it today.
    today: String,
    /// The page has fixed that day: it need not be today.
    fixed: bool,
}

/// Advice, and whether it is about the answers as they are now.
pub(crate) struct Advised {
    pub(crate) advice: Advice,
    pub(crate) current: bool,
}

/// A question to the adviser: it is about the answers of one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question(usize);

/// An item that was taken out of a list.
pub(crate) struct Removed {
    pub(crate) at: ItemSpot,
    item: Entry,
}

/// What a user can change.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// An answer is what is typed or ticked now.
    Answer(Spot, Entry),
    /// A list has one more item.
    AddItem(ListSpot),
    /// An item is taken out.
    RemoveItem(ItemSpot),
    /// The item that was taken out last is put back.
    PutBack,
    /// A list is declared finished, or not.
    ListFinished(usize, bool),
    /// The proposal is declared finished, or not.
    Finished(bool),
    /// Everything is forgotten.
    StartAgain,
}

impl Model {
    pub(crate) fn new(pack: Pack, store: Store, today: String, fixed: bool) -> Self {
        let kept = store.load().and_then(|kept| Draft::from_kept(from_js(kept).ok()?));
        let mut draft = kept.unwrap_or_default();
        draft.date(&today);
        let assessment = pack.plan().assess(&draft.proposal);
        let mut model = Self {
            restored: !draft.is_empty(),
            checks: share(&[], &assessment.checks),
            scores: share(&[], &assessment.scores),
            told: 0,
            answered: vec![0; pack.program().sections.len()],
            pack,
            draft,
            text: String::new(),
            assessment,
            settled: 0,
            adviser: None,
            advice: None,
            removed: None,
            kept: true,
            store,
            today,
            fixed,
        };
        // Known at the start, so that a user is warned before writing much.
        model.save();
        model
    }

    /// Takes a proposal from the page in place of the draft.
    pub(crate) fn replace(&mut self, proposal: Entry) {
        self.draft = Draft::from_entry(proposal);
        self.advice = None;
        self.removed = None;
        self.restored = false;
        self.told = self.told.wrapping_add(1);
        self.settle();
    }

    /// Assesses as of another day.
    pub(crate) fn date(&mut self, today: String, fixed: bool) {
        self.today = today;
        self.fixed = fixed;
        self.settle();
    }

    /// Whether somebody has said on which day to assess; otherwise it is simply today.
    pub(crate) fn is_dated(&self) -> bool {
        self.fixed || self.draft.is_dated()
    }

    pub(crate) fn change(&mut self, change: Change) {
        let program = self.pack.program();
        let mut told = self.told.wrapping_add(1);
        match change {
            Change::Answer(spot, entry) => {
                told = self.told;
                let section = spot.section(program).and_then(|it| self.answered.get_mut(it));
                if let Some(answered) = section {
                    *answered = answered.wrapping_add(1);
                }
                self.draft.answer(program, spot, entry);
            }
            Change::AddItem(list) => {
                let end = list.item(self.draft.items(program, list).len());
                self.draft.insert_item(program, end, Entry::Record(BTreeMap::new()));
                self.draft.finish_list(program, list.list, false);
                // What the new item holds has not been listed either.
                for inner in lists_inside(program, list.list) {
                    self.draft.finish_list(program, inner, false);
                }
            }
            Change::RemoveItem(at) => {
                let item = self.draft.remove_item(program, at);
                self.removed = item.map(|item| Removed { at, item });
            }
            Change::PutBack => {
                if let Some(Removed { at, item }) = self.removed.take() {
                    self.draft.insert_item(program, at, item);
                }
            }
            Change::ListFinished(list, finished) => {
                self.draft.finish_list(program, list, finished);
            }
            Change::Finished(finished) => self.draft.finish(finished),
            Change::StartAgain => {
                self.draft = Draft::default();
                self.advice = None;
                self.removed = None;
                self.restored = false;
            }
        }
        self.told = told;
        self.settle();
    }

    /// A question about the answers as they are now.
    pub(crate) fn question(&self) -> Question {
        Question(self.settled)
    }

    /// Asks the adviser what would raise the draft; nothing if it cannot be asked.
    pub(crate) fn ask(&self, answer: &JsValue) -> Option<()> {
        let proposal = JSON::parse(&self.draft.dated(&self.today)).ok()?;
        self.adviser.as_ref()?.call2(&JsValue::NULL, &proposal, answer).ok()?;
        Some(())
    }

    /// Takes what the adviser found.
    pub(crate) fn take_advice(&mut self, question: Question, advice: Advice) {
        self.advice = Some(Advised { advice, current: question.0 == self.settled });
    }

    /// Assesses a draft that was kept earlier. Nothing when it is not one.
    pub(crate) fn assess(&self, kept: Entry) -> Option<Assessment> {
        let mut draft = Draft::from_kept(kept)?;
        draft.date(&self.today);
        Some(self.pack.plan().assess(&draft.proposal))
    }

    /// Advice, while it is about the answers as they are.
    pub(crate) fn current_advice(&self) -> Option<&Advice> {
        self.advice.as_ref().filter(|advised| advised.current).map(|advised| &advised.advice)
    }

    fn settle(&mut self) {
        self.settled += 1;
        if let Some(advised) = &mut self.advice {
            advised.current = false;
        }
        self.save();
        self.draft.date(&self.today);
        let assessment = self.pack.plan().assess(&self.draft.proposal);
        if !says_the_same(&self.assessment, &assessment) {
            self.told = self.told.wrapping_add(1);
        }
        self.assessment = assessment;
        self.checks = share(&self.checks, &self.assessment.checks);
        self.scores = share(&self.scores, &self.assessment.scores);
    }

    fn save(&mut self) {
        self.text = self.draft.kept();
        self.kept = if self.draft.is_empty() {
            self.store.clear();
            self.store.works()
        } else {
            self.store.save(&self.text)
        };
    }
}

/// Whether two assessments say the same of the questions.
fn says_the_same(before: &Assessment, now: &Assessment) -> bool {
    fn told(it: &QuestionState) -> (&str, Answer, &str) {
        (&it.pointer, it.asked, &it.why_not)
    }
    before.questions.iter().map(told).eq(now.questions.iter().map(told))
}

/// The results, each the same object as before where it has not changed.
fn share<T: Clone + PartialEq>(before: &[Rc<T>], now: &[T]) -> Vec<Rc<T>> {
    let share = |(i, now): (usize, &T)| match before.get(i) {
        Some(before) if **before == *now => Rc::clone(before),
        _ => Rc::new(now.clone()),
    };
    now.iter().enumerate().map(share).collect()
}
