//! Statistical neighbours: the areas most like one area, and what is usual among them.
//!
//! A table of indicators goes in (see [`Table`]), an area is named, and the nearest areas come out
//! with how far they are, on what that rests and what was missing (see [`nearest`]). Of any other
//! table, the median among them can be taken (see [`medians`]): a comparator for a target.
//!
//! `docs/neighbours.md` describes the method and its limits. Arithmetic is decimal, so that the
//! same table gives the same neighbours everywhere. This crate reads no files.

mod median;
mod mistake;
mod nearest;
mod table;

pub use median::{Median, medians};
pub use mistake::Mistake;
pub use nearest::{LeftOut, Neighbour, Neighbours, Share, Unused, Wanted, nearest};
pub use table::{Area, Table, Weights};
