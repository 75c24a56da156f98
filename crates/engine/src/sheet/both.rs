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
    #[inline(always)]
    pub(super) fn same(truth: Truth) -> Self {
        Self((u8::from(truth.yes) * YES) | (u8::from(truth.no) * NO))
    }

    #[inline(always)]
    pub(super) fn new(open: Truth, stands: Truth) -> Self {
        Self((Self::same(open).0 & OPEN_LANE) | (Self::same(stands).0 & STANDS_LANE))
    }

    #[inline(always)]
    pub(super) fn lane(self, lane: Lane) -> Truth {
        Truth { yes: self.yes(lane), no: self.no(lane) }
    }

    /// Whether yes is possible in a reading.
    #[inline(always)]
    pub(super) fn yes(self, lane: Lane) -> bool {
        self.0 >> lane as u8 & 1 != 0
    }

    /// Whether no is possible in a reading.
    #[inline(always)]
    pub(super) fn no(self, lane: Lane) -> bool {
        self.0 >> (lane as u8 + 2) & 1 != 0
    }

    #[inline(always)]
    pub(super) fn negated(self) -> Self {
        Self(((self.0 & YES) << 2) | ((self.0 & NO) >> 2))
    }

    #[inline(always)]
    pub(super) fn and(self, other: Self) -> Self {
        Self((self.0 & other.0 & YES) | ((self.0 | other.0) & NO))
    }

    #[inline(always)]
    pub(super) fn or(self, other: Self) -> Self {
        Self(((self.0 | other.0) & YES) | (self.0 & other.0 & NO))
    }

    #[inline(always)]
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is possible in both; all of this one, in the readings in which nothing is.
    pub(super) fn within(self, other: Self) -> Self {
        Self(self.0 & other.0).filled(self)
    }

    /// In the readings in which `when` can be yes; nothing in the others.
    #[inline(always)]
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
    #[inline(always)]
    pub(super) fn shown(self, in_both: bool) -> Self {
        let lanes = (self.0 & NO) >> 2;
        let lanes = if in_both { lanes } else { lanes & STANDS_LANE };
        Self(self.0 & !(lanes & YES))
    }
}
