//! Checks: whether they apply, whether they are met, and what they count as.

use super::{Evaluation, Reading};
use crate::{
    Truth,
    program::{Check, Severity},
};

impl Evaluation<'_> {
    /// Whether a check applies, and whether what it needs holds.
    ///
    /// As it stands, what is not shown is not there: a need that is not certain does not hold.
    pub(crate) fn check(&self, check: &Check) -> (Truth, Truth) {
        let applies = self.holds(check.applies.as_ref(), None);
        let needs = self.truth(&check.needs, None);
        match self.reading {
            Reading::Stands if needs.no => (applies, Truth::NO),
            _ => (applies, needs),
        }
    }

    pub(super) fn check_at(&self, index: usize) -> (Truth, Truth) {
        if let Some(Some(known)) = self.checks.borrow().get(index) {
            return *known;
        }
        let check = self.program.checks.get(index);
        let found = check.map_or((Truth::OPEN, Truth::OPEN), |check| self.check(check));
        if let Some(slot) = self.checks.borrow_mut().get_mut(index) {
            *slot = Some(found);
        }
        found
    }

    /// What the check may count as when not met: each severity that is possible.
    pub(crate) fn severities(
        &self,
        check: &Check,
    ) -> impl Iterator<Item = Severity> + Clone + use<> {
        let first = self.holds(check.severity_when.as_ref(), None);
        let fallback = first.no.then_some(check.fallback);
        first.yes.then_some(check.severity).into_iter().chain(fallback)
    }

    pub(super) fn any_not_met(&self, severity: Severity) -> Truth {
        self.program.checks.iter().fold(Truth::NO, |any, check| {
            let (applies, needs) = self.check(check);
            let severities = self.severities(check);
            let counts = Truth {
                yes: severities.clone().any(|it| it == severity),
                no: severities.clone().any(|it| it != severity),
            };
            any.or(applies.and(needs.negated()).and(counts))
        })
    }
}
