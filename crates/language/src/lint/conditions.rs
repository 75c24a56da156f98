//! Conditions, and parts of them, that always hold or never do.

use weighup_engine::{Kind, Outlook, program::Role};

use super::{Lint, MEND};
use crate::{codes, sites::Site};

impl Lint<'_, '_, '_> {
    /// Notes the definitions that are always or never so.
    pub(super) fn settle(&mut self) {
        let program = self.program;
        let of_items = program.lists.iter().enumerate().flat_map(|(list, it)| {
            it.derived.iter().enumerate().map(move |(index, value)| ((Some(list), index), value))
        });
        let values = program.values.iter().enumerate().map(|(index, value)| ((None, index), value));
        let conditions = values
            .chain(of_items)
            .filter(|(_, value)| value.role == Role::Definition && value.kind == Kind::YesNo);
        // Looked at before any is noted: none hides another.
        let settled: Vec<_> = conditions
            .filter(|((list, _), value)| self.outlook(&value.expr, *list) != Outlook::Open)
            .map(|(key, _)| key)
            .collect();
        self.settled.extend(settled);
    }

    /// Conditions that stand by themselves: of definitions, and of items.
    pub(super) fn definitions(&mut self) {
        let conditions = outermost(&self.sites.conditions);
        for site in conditions {
            self.condition(site, "This condition always holds.", "This condition never holds.");
        }
    }

    /// Parts of what is joined by `and` or `or`.
    pub(super) fn parts(&mut self) {
        for site in outermost(&self.sites.parts) {
            self.condition(site, "This part always holds.", "This part never holds.");
        }
    }

    fn condition(&mut self, site: &Site, always: &str, never: &str) {
        if self.is_told(&site.span) {
            return;
        }
        let message = match self.outlook(&site.expr, site.list) {
            Outlook::Always => always,
            Outlook::Never => never,
            Outlook::Open => return,
        };
        let help = self.help(&site.expr, site.list, MEND);
        self.report.add(codes::W909, site.span.clone(), message, &help);
        self.told.push(site.span.clone());
    }
}

/// The longest places first, so that what lies within another comes after it.
fn outermost(sites: &[Site]) -> Vec<&Site> {
    let mut sites: Vec<_> = sites.iter().collect();
    sites.sort_by_key(|site| std::cmp::Reverse(site.span.len()));
    sites
}
