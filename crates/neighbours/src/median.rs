//! What is usual among some areas: a comparator for a target.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::{Neighbours, Table};

/// The median of a metric among an area's neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Median {
    /// The metric, as its column is called.
    pub metric: String,
    /// The area's own figure.
    pub own: Option<Decimal>,
    /// The median among the neighbours: half of them are at or above it, half at or below.
    pub median: Option<Decimal>,
    /// How many neighbours have a figure.
    pub of: usize,
    /// The codes of those that have none.
    pub missing: Vec<String>,
}

/// The median of each metric in `metrics` among the neighbours. The area itself does not count.
pub fn medians(neighbours: &Neighbours, metrics: &Table) -> Vec<Median> {
    let value = |code: &str, column: usize| {
        let area = metrics.areas.iter().find(|area| area.code == code)?;
        area.values.get(column).copied().flatten()
    };
    let of_metric = |(column, metric): (usize, &String)| {
        let codes = neighbours.nearest.iter().map(|neighbour| neighbour.code.as_str());
        let (have, lack): (Vec<_>, Vec<_>) =
            codes.map(|code| (code, value(code, column))).partition(|(_, value)| value.is_some());
        let mut values: Vec<_> = have.into_iter().filter_map(|(_, value)| value).collect();
        values.sort_unstable();
        Median {
            metric: metric.clone(),
            own: value(&neighbours.code, column),
            median: middle(&values),
            of: values.len(),
            missing: lack.into_iter().map(|(code, _)| code.to_owned()).collect(),
        }
    };
    metrics.indicators.iter().enumerate().map(of_metric).collect()
}

/// The middle of sorted values; of an even number, half-way between the two in the middle.
fn middle(sorted: &[Decimal]) -> Option<Decimal> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(sorted.len() / 2 - 1)?;
    let sum = lower.checked_add(upper)?;
    sum.checked_div(Decimal::TWO).map(|half| half.normalize())
}
