//! The proposal as it is being written: exactly what was typed, whether it can be understood or
//! not.

use std::collections::BTreeMap;

use weighup_engine::{Entry, Finished, Program, Proposal, read_date};

use crate::json;
use crate::place::{ItemSpot, ListSpot, Spot};

/// A draft: what the engine assesses, and what it need not know.
#[derive(Clone, Default)]
pub(crate) struct Draft {
    /// What is assessed.
    pub(crate) proposal: Proposal,
    /// The lists declared finished; kept even while the whole proposal is.
    lists: Vec<String>,
    /// The whole proposal is declared finished.
    finished: bool,
    /// The day of assessment, where the proposal itself says one.
    as_of: Option<String>,
}

impl Draft {
    /// A draft of a proposal that a page or a file holds.
    pub(crate) fn from_entry(entry: Entry) -> Self {
        let as_of = match &entry {
            Entry::Record(record) => match record.get("as of") {
                Some(Entry::Text(day)) if !day.is_empty() => Some(day.clone()),
                _ => None,
            },
            _ => None,
        };
        let proposal = Proposal::from_entry(entry);
        let (lists, finished) = match &proposal.finished {
            Finished::All => (Vec::new(), true),
            Finished::Some(lists) => (lists.clone(), false),
        };
        Self { proposal, lists, finished, as_of }
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

    /// What is kept, as JSON text: `{"proposal": {title?, answers, finished, "as of"?}, "lists": […]}`,
    /// the proposal as pages and files hold it, and what its `finished` cannot say.
    pub(crate) fn kept(&self) -> String {
        let mut out = String::from("{\"proposal\":");
        self.write(&mut out, self.as_of.as_deref());
        out.push_str(",\"lists\":");
        write_names(&mut out, &self.lists);
        out.push('}');
        out
    }

    /// The proposal as pages and files hold it, with the day on which it is assessed, as JSON text.
    pub(crate) fn dated(&self, today: &str) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(self.as_of.as_deref().unwrap_or(today)));
        out
    }

    fn write(&self, out: &mut String, as_of: Option<&str>) {
        let proposal = &self.proposal;
        out.push('{');
        if !proposal.title.is_empty() {
            out.push_str("\"title\":");
            json::write_text(out, &proposal.title);
            out.push(',');
        }
        out.push_str("\"answers\":");
        json::write_record(out, &proposal.answers, json::write_entry);
        out.push_str(",\"finished\":");
        match &proposal.finished {
            Finished::All => out.push_str("true"),
            Finished::Some(lists) => write_names(out, lists),
        }
        if let Some(day) = as_of {
            out.push_str(",\"as of\":");
            json::write_text(out, day);
        }
        out.push('}');
    }

    /// Says which day it is, to a proposal that does not say so itself.
    pub(crate) fn date(&mut self, today: &str) {
        if !self.is_dated() {
            self.proposal.as_of = read_date(today);
        }
    }

    /// Whether the proposal itself says on which day it is assessed.
    pub(crate) fn is_dated(&self) -> bool {
        self.as_of.is_some()
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.proposal.answers.is_empty() && self.lists.is_empty() && !self.finished
    }

    /// The answer at a place, as it came.
    pub(crate) fn entry(&self, program: &Program, spot: Spot) -> Option<&Entry> {
        let question = &spot.question(program)?.id;
        match spot {
            Spot::Question(_) => self.proposal.answers.get(question),
            Spot::Field { of, .. } => match self.items(program, of.of).get(of.item)? {
                Entry::Record(fields) => fields.get(question),
                _ => None,
            },
        }
    }

    /// The items of a list.
    pub(crate) fn items(&self, program: &Program, list: ListSpot) -> &[Entry] {
        match list.spot(program).and_then(|spot| self.entry(program, spot)) {
            Some(Entry::List(items)) => items,
            _ => &[],
        }
    }

    /// Keeps an answer; nothing typed is none.
    pub(crate) fn answer(&mut self, program: &Program, spot: Spot, entry: Entry) {
        let nothing = match &entry {
            Entry::Blank => true,
            Entry::Text(text) => text.is_empty(),
            _ => false,
        };
        let Some(question) = spot.question(program) else { return };
        let Some(answers) = self.answers_around(program, spot) else { return };
        if nothing {
            answers.remove(&question.id);
        } else {
            answers.insert(question.id.clone(), entry);
        }
    }

    /// The answers that one stands among.
    fn answers_around(
        &mut self,
        program: &Program,
        spot: Spot,
    ) -> Option<&mut BTreeMap<String, Entry>> {
        let Spot::Field { of, .. } = spot else { return Some(&mut self.proposal.answers) };
        let item = self.items_mut(program, of.of)?.get_mut(of.item)?;
        if !matches!(item, Entry::Record(_)) {
            *item = Entry::Record(BTreeMap::new());
        }
        match item {
            Entry::Record(fields) => Some(fields),
            _ => None,
        }
    }

    fn items_mut(&mut self, program: &Program, list: ListSpot) -> Option<&mut Vec<Entry>> {
        let spot = list.spot(program)?;
        let question = spot.question(program)?;
        let entry = self.answers_around(program, spot)?.entry(question.id.clone()).or_default();
        if !matches!(entry, Entry::List(_)) {
            *entry = Entry::List(Vec::new());
        }
        match entry {
            Entry::List(items) => Some(items),
            _ => None,
        }
    }

    /// Puts an item into a list.
    pub(crate) fn insert_item(&mut self, program: &Program, at: ItemSpot, item: Entry) {
        if let Some(items) = self.items_mut(program, at.of) {
            items.insert(at.item.min(items.len()), item);
        }
    }

    /// Takes an item out of a list.
    pub(crate) fn remove_item(&mut self, program: &Program, at: ItemSpot) -> Option<Entry> {
        let items = self.items_mut(program, at.of)?;
        let removed = (at.item < items.len()).then(|| items.remove(at.item));
        if items.is_empty()
            && let Some(spot) = at.of.spot(program)
        {
            self.answer(program, spot, Entry::Blank);
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

fn write_names(out: &mut String, names: &[String]) {
    json::write_list(out, names, |out, name| json::write_text(out, name));
}

fn list_name(program: &Program, list: usize) -> Option<&str> {
    Some(&program.asks_for(list)?.id)
}
