//! A truth in both readings at once: four bits, combined in one go.

use super::Lane;
use crate::Truth;

/// Whether yes and no are possible, still open and as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Both(u8);

/// Yes is possible, in either reading.
const YES: u8 = 0b0011;
/// No is possible, in either reading.
const NO: u8 = 0b1100;
const OPEN_LANE: u8 = 0b0101;
const STANDS_LANE: u8 = 0b1010;

impl Both {
    pub(super) const OPEN: Self = Self(YES | NO);
    pub(super) const YES: Self = Self(YES);

    /// The same in both readings.
    pub(super) fn same(truth: Truth) -> Self {
        Self(if truth.yes { YES } else { 0 } | if truth.no { NO } else { 0 })
    }

    pub(super) fn new(open: Truth, stands: Truth) -> Self {
        Self((Self::same(open).0 & OPEN_LANE) | (Self::same(stands).0 & STANDS_LANE))
    }

    pub(super) fn lane(self, lane: Lane) -> Truth {
        let bits = match lane {
            Lane::Open => self.0 & OPEN_LANE,
            Lane::Stands => self.0 & STANDS_LANE,
        };
        Truth { yes: bits & YES != 0, no: bits & NO != 0 }
    }

    pub(super) fn negated(self) -> Self {
        Self(((self.0 & YES) << 2) | ((self.0 & NO) >> 2))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self((self.0 & other.0 & YES) | ((self.0 | other.0) & NO))
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(((self.0 | other.0) & YES) | (self.0 & other.0 & NO))
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In the readings in which `when` can be yes; nothing in the others.
    pub(super) fn where_yes(self, when: Self) -> Self {
        let lanes = when.0 & YES;
        Self(self.0 & (lanes | (lanes << 2)))
    }

    /// In the readings in which `when` can be no; nothing in the others.
    pub(super) fn where_no(self, when: Self) -> Self {
        self.where_yes(when.negated())
    }

    /// With something else, in the readings in which nothing is possible.
    pub(super) fn filled(self, with: Self) -> Self {
        let lanes = (self.0 & YES) | ((self.0 & NO) >> 2);
        let empty = !lanes & YES;
        Self(self.0 | (with.0 & (empty | (empty << 2))))
    }

    /// Nothing is possible.
    pub(super) const NOTHING: Self = Self(0);

    /// Where no is possible, it is no: in the reading of what stands, or in both.
    pub(super) fn shown(self, in_both: bool) -> Self {
        let lanes = (self.0 & NO) >> 2;
        let lanes = if in_both { lanes } else { lanes & STANDS_LANE };
        Self(self.0 & !(lanes & YES))
    }
}
