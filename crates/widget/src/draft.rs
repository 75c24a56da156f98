//! The proposal as it is being written: exactly what was typed, whether it can be understood or
//! not.

use std::collections::BTreeMap;

use serde::Serialize;
use weighup_engine::{Entry, Finished, Program, Proposal};

use crate::place::Spot;

/// A draft: what the engine assesses, and what it need not know.
#[derive(Clone, Default)]
pub(crate) struct Draft {
    /// What is assessed.
    pub(crate) proposal: Proposal,
    /// The lists declared finished; kept even while the whole proposal is.
    lists: Vec<String>,
    /// The whole proposal is declared finished.
    finished: bool,
}

/// A proposal as pages and files hold it.
#[derive(Serialize)]
struct Plain<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    answers: &'a BTreeMap<String, Entry>,
    finished: PlainFinished<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PlainFinished<'a> {
    All(bool),
    Lists(&'a [String]),
}

/// A draft as it is kept: the proposal, and what its `finished` cannot say.
#[derive(Serialize)]
struct Kept<'a> {
    proposal: Plain<'a>,
    lists: &'a [String],
}

impl Draft {
    /// A draft of a proposal that a page or a file holds.
    pub(crate) fn from_entry(entry: Entry) -> Self {
        let proposal = Proposal::from_entry(entry);
        let (lists, finished) = match &proposal.finished {
            Finished::All => (Vec::new(), true),
            Finished::Some(lists) => (lists.clone(), false),
        };
        Self { proposal, lists, finished }
    }

    /// A draft that was kept.
    pub(crate) fn from_kept(kept: Entry) -> Option<Self> {
        let Entry::Record(mut kept) = kept else { return None };
        let mut draft = Self::from_entry(kept.remove("proposal")?);
        if let Some(Entry::List(lists)) = kept.remove("lists") {
            let names = lists.into_iter().filter_map(|name| match name {
                Entry::Text(name) => Some(name),
                _ => None,
            });
            draft.lists = names.collect();
            draft.declare();
        }
        Some(draft)
    }

    /// What is kept.
    pub(crate) fn kept(&self) -> impl Serialize {
        Kept { proposal: self.plain_parts(), lists: &self.lists }
    }

    /// What a page is given: `{title?, answers, finished}`.
    pub(crate) fn plain(&self) -> impl Serialize {
        self.plain_parts()
    }

    fn plain_parts(&self) -> Plain<'_> {
        Plain {
            title: &self.proposal.title,
            answers: &self.proposal.answers,
            finished: match &self.proposal.finished {
                Finished::All => PlainFinished::All(true),
                Finished::Some(lists) => PlainFinished::Some(lists),
            },
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.proposal.answers.is_empty() && self.lists.is_empty() && !self.finished
    }

    /// What was typed, or would have been for an answer that a page handed over. Such an answer
    /// is kept as it came until somebody changes it, so that it is assessed as it came.
    pub(crate) fn text(&self, program: &Program, spot: Spot) -> String {
        match self.entry(program, spot) {
            Some(Entry::Text(text)) => text.clone(),
            Some(Entry::Truth(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            Some(Entry::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    fn entry(&self, program: &Program, spot: Spot) -> Option<&Entry> {
        let question = &spot.question(program)?.id;
        match spot {
            Spot::Question(_) => self.proposal.answers.get(question),
            Spot::Field { list, item, .. } => match self.items(program, list).get(item)? {
                Entry::Record(fields) => fields.get(question),
                _ => None,
            },
        }
    }

    /// The items of a list.
    pub(crate) fn items(&self, program: &Program, list: usize) -> &[Entry] {
        let name = list_name(program, list);
        match name.and_then(|name| self.proposal.answers.get(name)) {
            Some(Entry::List(items)) => items,
            _ => &[],
        }
    }

    /// Keeps what was typed; nothing typed is no answer.
    pub(crate) fn answer(&mut self, program: &Program, spot: Spot, text: String) {
        let Some(question) = spot.question(program).map(|question| question.id.clone()) else {
            return;
        };
        let answers = match spot {
            Spot::Question(_) => Some(&mut self.proposal.answers),
            Spot::Field { list, item, .. } => {
                self.items_mut(program, list).and_then(|items| match items.get_mut(item)? {
                    Entry::Record(fields) => Some(fields),
                    other => {
                        *other = Entry::Record(BTreeMap::new());
                        let Entry::Record(fields) = other else { return None };
                        Some(fields)
                    }
                })
            }
        };
        let Some(answers) = answers else { return };
        if text.is_empty() {
            answers.remove(&question);
        } else {
            answers.insert(question, Entry::Text(text));
        }
    }

    fn items_mut(&mut self, program: &Program, list: usize) -> Option<&mut Vec<Entry>> {
        let name = list_name(program, list)?;
        let entry = self.proposal.answers.entry(name.to_owned()).or_default();
        if !matches!(entry, Entry::List(_)) {
            *entry = Entry::List(Vec::new());
        }
        match entry {
            Entry::List(items) => Some(items),
            _ => None,
        }
    }

    /// Puts an item into a list.
    pub(crate) fn insert_item(&mut self, program: &Program, list: usize, at: usize, item: Entry) {
        if let Some(items) = self.items_mut(program, list) {
            items.insert(at.min(items.len()), item);
        }
    }

    /// Takes an item out of a list.
    pub(crate) fn remove_item(
        &mut self,
        program: &Program,
        list: usize,
        at: usize,
    ) -> Option<Entry> {
        let items = self.items_mut(program, list)?;
        let removed = (at < items.len()).then(|| items.remove(at));
        if items.is_empty()
            && let Some(name) = list_name(program, list)
        {
            self.proposal.answers.remove(name);
        }
        removed
    }

    /// Whether a list is declared finished.
    pub(crate) fn is_list_finished(&self, program: &Program, list: usize) -> bool {
        list_name(program, list).is_some_and(|name| self.lists.iter().any(|known| known == name))
    }

    /// Declares a list finished, or not.
    pub(crate) fn finish_list(&mut self, program: &Program, list: usize, finished: bool) {
        let Some(name) = list_name(program, list) else { return };
        self.lists.retain(|known| known != name);
        if finished {
            self.lists.push(name.to_owned());
        }
        self.declare();
    }

    /// Whether the whole proposal is declared finished.
    pub(crate) fn is_finished(&self) -> bool {
        self.finished
    }

    /// Declares the whole proposal finished, or not.
    pub(crate) fn finish(&mut self, finished: bool) {
        self.finished = finished;
        self.declare();
    }

    fn declare(&mut self) {
        self.proposal.finished =
            if self.finished { Finished::All } else { Finished::Some(self.lists.clone()) };
    }
}

fn list_name(program: &Program, list: usize) -> Option<&str> {
    let list = program.lists.get(list)?;
    Some(&program.questions.get(list.question)?.id)
}
