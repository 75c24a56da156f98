//! Which cells need which: what has to be computed again when a value changes.

use super::{Dense, Home, Op, Over, Ref, Sort};

/// Cells that need a value, by the frame, the sort and the place of the value.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    by_frame: Vec<BySort>,
}

#[derive(Debug, Clone, Default)]
struct BySort {
    truths: Vec<Vec<Link>>,
    numbers: Vec<Vec<Link>>,
    sets: Vec<Vec<Link>>,
}

/// A cell that needs a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) run: usize,
    pub(crate) cell: usize,
    /// In which rows of its frame.
    pub(crate) rows: LinkedRows,
}

/// The rows in which a cell needs a value, as seen from the row of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkedRows {
    /// The same row.
    Same,
    /// That of the item that holds it.
    Holder,
    /// Those of the items that it holds.
    Held,
    /// Those of the items with the same holder.
    Siblings,
    /// All.
    All,
}

impl Links {
    pub(crate) fn of(dense: &Dense) -> Self {
        let mut links = Self { by_frame: dense.frames.iter().map(|_| BySort::default()).collect() };
        for (run, of) in dense.runs.iter().enumerate() {
            for (cell, it) in of.cells.iter().enumerate() {
                links.cell(dense, of.frame, (run, cell), &it.op);
            }
        }
        links
    }

    /// The cells that need a value.
    pub(crate) fn to(&self, frame: usize, sort: Sort, at: u32) -> &[Link] {
        let of = self.by_frame.get(frame).map(|by_sort| match sort {
            Sort::Truth => &by_sort.truths,
            Sort::Number => &by_sort.numbers,
            Sort::Set => &by_sort.sets,
        });
        of.and_then(|of| of.get(at as usize)).map(Vec::as_slice).unwrap_or_default()
    }

    fn cell(&mut self, dense: &Dense, frame: usize, (run, cell): (usize, usize), op: &Op) {
        op.each_need(&mut |sort, of: Ref| {
            let rows = match of.home {
                Home::Own => LinkedRows::Same,
                Home::Holder => LinkedRows::Held,
                Home::Proposal if frame == 0 => LinkedRows::Same,
                Home::Proposal => LinkedRows::All,
            };
            self.add(dense.seen(frame, of.home), sort, of.at, Link { run, cell, rows });
        });
        let Some(over) = op.over() else { return };
        op.each_item_need(&mut |sort, of: Ref| {
            let rows = of_items(dense, over, frame, of.home);
            self.add(dense.seen(over.frame, of.home), sort, of.at, Link { run, cell, rows });
        });
    }

    fn add(&mut self, frame: usize, sort: Sort, at: u32, link: Link) {
        let Some(by_sort) = self.by_frame.get_mut(frame) else { return };
        let of = match sort {
            Sort::Truth => &mut by_sort.truths,
            Sort::Number => &mut by_sort.numbers,
            Sort::Set => &mut by_sort.sets,
        };
        let at = at as usize;
        if of.len() <= at {
            of.resize_with(at + 1, Vec::new);
        }
        if let Some(links) = of.get_mut(at)
            // A cell that needs a value twice asks for it twice in a row.
            && links.last() != Some(&link)
        {
            links.push(link);
        }
    }
}

/// The rows of `frame` that make something of the items of a list, as seen from the row in which
/// those items see a value.
fn of_items(dense: &Dense, over: &Over, frame: usize, home: Home) -> LinkedRows {
    let parent = dense.frames.get(over.frame).and_then(|frame| frame.parent);
    match (parent, home) {
        (Some(parent), Home::Own) if frame == parent => LinkedRows::Holder,
        (Some(_), Home::Own) if frame == over.frame => LinkedRows::Siblings,
        (Some(parent), Home::Holder) if frame == parent => LinkedRows::Same,
        (Some(_), Home::Holder) if frame == over.frame => LinkedRows::Held,
        _ => LinkedRows::All,
    }
}
