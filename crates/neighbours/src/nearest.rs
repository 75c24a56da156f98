//! Which areas are nearest: standardised distance over the indicators that two areas share.

use std::str::FromStr;

use rust_decimal::{Decimal, MathematicalOps};
use serde::Serialize;
use weighup_engine::read_decimal;

use crate::{Mistake, Table, Weights};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The area: its code or its name.
    pub area: String,
    /// How many neighbours, at least 1.
    pub count: usize,
    /// How much each indicator counts.
    pub weights: Weights,
    /// The part of the weight on which two areas must both have figures to be
    /// compared.
    pub least_shared: Share,
}

/// A part of a whole, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(Decimal);

impl FromStr for Share {
    type Err = &'static str;

    /// Reads a percentage: `60%` or `60`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = read_decimal(text.trim().trim_end_matches('%').trim_end());
        let share = number.and_then(|number| number.checked_div(Decimal::ONE_HUNDRED));
        let share = share.filter(|it| *it >= Decimal::ZERO && *it <= Decimal::ONE);
        share.map(Self).ok_or("write a percentage from 0% to 100%")
    }
}

/// An area's neighbours, and what the answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neighbours {
    /// The area's code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The nearest areas, nearest first; of two that are as near, the one with the lower code.
    pub nearest: Vec<Neighbour>,
    /// How many indicators took part.
    pub used: usize,
    /// Indicators that took no part, and why.
    pub unused: Vec<Unused>,
    /// Areas that could not be compared, and why.
    pub left_out: Vec<LeftOut>,
}

/// A neighbour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How far it is: 0 is the same on everything compared, 1 is as far as one standard deviation on
    /// each indicator. Rounded to three decimals; the order rests on the exact value.
    pub distance: Decimal,
    /// On how many indicators both have figures.
    pub compared: usize,
    /// The indicators for which it, but not the area, has no figure.
    pub missing: Vec<String>,
}

/// An indicator that took no part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unused {
    /// Which.
    pub indicator: String,
    /// Why.
    pub why: &'static str,
}

/// An area that could not be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// The areas nearest to one.
///
/// The squared distance of two areas is the weighted mean, over the indicators for which both have
/// figures, of the squared difference divided by the indicator's variance among all areas. So
/// missing figures neither add distance nor take it away; but areas that share too little are left
/// out, and all of it is reported.
///
/// # Errors
/// `N201` no such area, `N202` none or too many neighbours asked for, `N203` no indicator can be
/// used, `N204` figures too large to compute with.
pub fn nearest(table: &Table, wanted: &Wanted) -> Result<Neighbours, Mistake> {
    if wanted.count == 0 {
        return Err(request("N202", "ask for at least 1 neighbour"));
    }
    let of = table.find(&wanted.area)?;
    let Some(area) = table.areas.get(of) else {
        return Err(request("N201", "there is no such area"));
    };
    let too_large = || request("N204", "the figures are too large to compute with");
    let mut unused = Vec::new();
    let mut scales = Vec::new();
    for (column, indicator) in table.indicators.iter().enumerate() {
        let variance = variance(table, column).ok_or_else(too_large)?;
        let weight = wanted.weights.of(indicator);
        let why = if weight.is_zero() {
            Some("its weight is 0")
        } else if area.values.get(column).copied().flatten().is_none() {
            Some("the area has no figure")
        } else if variance.is_zero() {
            Some("all areas have the same figure")
        } else {
            None
        };
        match why {
            Some(why) => unused.push(Unused { indicator: indicator.clone(), why }),
            None => scales.push(Scale { column, weight, variance }),
        }
    }
    if scales.is_empty() {
        return Err(request("N203", "there is no indicator on which the area can be compared"));
    }
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for (other, candidate) in table.areas.iter().enumerate().filter(|(other, _)| *other != of) {
        let compared = compare(table, (of, other), &scales).ok_or_else(too_large)?;
        let (code, name) = (candidate.code.clone(), candidate.name.clone());
        match compared.squared.filter(|_| compared.shared >= wanted.least_shared.0) {
            Some(squared) => found.push((
                squared,
                candidate.code.as_str(),
                Neighbour {
                    code,
                    name,
                    distance: squared.sqrt().unwrap_or_default().round_dp(3).normalize(),
                    compared: scales.len() - compared.missing.len(),
                    missing: compared.missing,
                },
            )),
            None => {
                let (had, of) = (scales.len() - compared.missing.len(), scales.len());
                let why = format!("it has figures for only {had} of {of} indicators");
                left_out.push(LeftOut { code, name, why });
            }
        }
    }
    found.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let nearest = found.into_iter().take(wanted.count).map(|(_, _, neighbour)| neighbour);
    Ok(Neighbours {
        code: area.code.clone(),
        name: area.name.clone(),
        nearest: nearest.collect(),
        used: scales.len(),
        unused,
        left_out,
    })
}

fn request(code: &'static str, message: &str) -> Mistake {
    Mistake { code, file: String::new(), line: 0, message: message.to_owned() }
}

/// An indicator that takes part.
struct Scale {
    column: usize,
    weight: Decimal,
    variance: Decimal,
}

struct Compared {
    /// `None` when nothing is shared.
    squared: Option<Decimal>,
    /// The part of the weight that is shared, from 0 to 1.
    shared: Decimal,
    missing: Vec<String>,
}

/// `None` when the figures are too large.
fn compare(table: &Table, (a, b): (usize, usize), scales: &[Scale]) -> Option<Compared> {
    let value = |area: usize, column: usize| {
        table.areas.get(area).and_then(|area| area.values.get(column).copied().flatten())
    };
    let (mut sum, mut weight, mut all) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let mut missing = Vec::new();
    for scale in scales {
        all = all.checked_add(scale.weight)?;
        let Some((a, b)) = value(a, scale.column).zip(value(b, scale.column)) else {
            missing.extend(table.indicators.get(scale.column).cloned());
            continue;
        };
        let difference = a.checked_sub(b)?;
        let squared = difference.checked_mul(difference)?.checked_div(scale.variance)?;
        sum = sum.checked_add(squared.checked_mul(scale.weight)?)?;
        weight = weight.checked_add(scale.weight)?;
    }
    let squared = if weight.is_zero() { None } else { Some(sum.checked_div(weight)?) };
    Some(Compared { squared, shared: weight.checked_div(all)?, missing })
}

/// The variance of an indicator among the areas that have a figure; `None` when too large.
fn variance(table: &Table, column: usize) -> Option<Decimal> {
    let values =
        || table.areas.iter().filter_map(|area| area.values.get(column).copied().flatten());
    let count = Decimal::from(values().count());
    if count.is_zero() {
        return Some(count);
    }
    let sum = values().try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let mean = sum.checked_div(count)?;
    let squares = values().try_fold(Decimal::ZERO, |sum, value| {
        let off = value.checked_sub(mean)?;
        sum.checked_add(off.checked_mul(off)?)
    })?;
    squares.checked_div(count)
}
