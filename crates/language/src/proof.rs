//! Proofs on decision tables: every case fits exactly one row.
//!
//! The bounds in a column cut it into finitely many pieces on which no cell changes its mind: the
//! bounds themselves and the stretches between them. One case for each combination of pieces
//! therefore stands for all, and trying them is a proof, with the case as witness where it fails.

use weighup_engine::{Decimal, Interval, Kind, OptionSet, Program, Value, show};

/// A column, as the proof needs it.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The values it can take.
    pub(crate) limits: Interval,
}

/// The values of a column that fit a cell.
#[derive(Debug, Clone)]
pub(crate) enum Fit {
    /// All.
    Any,
    /// Options of a choice; for yes or no, option 1 is yes.
    Options(OptionSet),
    /// Numbers between bounds; each bound with whether it belongs.
    Range { from: Option<(Decimal, bool)>, to: Option<(Decimal, bool)> },
}

/// What was found. Nothing: exactly one row fits every case.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    /// A case that no row fits.
    pub(crate) gap: Option<String>,
    /// Two rows that fit the same case.
    pub(crate) overlap: Option<(usize, usize, String)>,
    /// There are more cases than can be tried.
    pub(crate) too_large: bool,
}

/// The most combinations that are tried.
const MOST_CASES: usize = 200_000;

/// Tries every case that can make a difference.
pub(crate) fn prove(columns: &[Column], rows: &[Vec<Fit>], program: &Program) -> Proof {
    let pieces: Vec<Vec<Value>> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let cells = rows.iter().filter_map(|row| row.get(i));
            pieces(column, cells, program)
        })
        .collect();
    let cases = pieces.iter().try_fold(1_usize, |product, piece| product.checked_mul(piece.len()));
    let mut proof = Proof::default();
    if cases.is_none_or(|cases| cases > MOST_CASES) {
        proof.too_large = true;
        return proof;
    }
    for number in 0..cases.unwrap_or(0) {
        let case = case(&pieces, number);
        let mut fitting = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.iter().zip(&case).all(|(fit, value)| fits(fit, value)));
        match (fitting.next(), fitting.next()) {
            (None, _) if proof.gap.is_none() => {
                proof.gap = Some(describe(columns, &case, program));
            }
            (Some((first, _)), Some((second, _))) if proof.overlap.is_none() => {
                proof.overlap = Some((first, second, describe(columns, &case, program)));
            }
            _ => {}
        }
    }
    proof
}

/// The combination of pieces with this number.
fn case(pieces: &[Vec<Value>], mut number: usize) -> Vec<&Value> {
    let mut case = Vec::new();
    for values in pieces {
        let count = values.len().max(1);
        case.extend(values.get(number % count));
        number /= count;
    }
    case
}

fn pieces<'a>(
    column: &Column,
    cells: impl Iterator<Item = &'a Fit>,
    program: &Program,
) -> Vec<Value> {
    match &column.kind {
        Kind::YesNo => vec![Value::Option(0), Value::Option(1)],
        Kind::Choice { choice } => {
            let count = program.choices.get(*choice).map_or(0, |choice| choice.options.len());
            (0..count).map(Value::Option).collect()
        }
        _ => {
            let mut bounds: Vec<Decimal> = cells
                .flat_map(|fit| match fit {
                    Fit::Range { from, to } => [*from, *to],
                    _ => [None, None],
                })
                .flatten()
                .map(|(bound, _)| bound)
                .chain(column.limits.lo)
                .chain(column.limits.hi)
                .collect();
            bounds.sort_unstable();
            bounds.dedup();
            let whole = matches!(column.kind, Kind::Number { whole: true, .. });
            let first = bounds.first().map(|it| if whole { it.ceil() } else { *it });
            let mut values = Vec::new();
            values.extend(first.and_then(|first| first.checked_sub(Decimal::ONE)));
            for (i, bound) in bounds.iter().enumerate() {
                values.push(*bound);
                match bounds.get(i + 1) {
                    Some(next) => values.push(between(*bound, *next)),
                    None if whole => values.extend(bound.floor().checked_add(Decimal::ONE)),
                    None => values.extend(bound.checked_add(Decimal::ONE)),
                }
            }
            if values.is_empty() {
                values.push(Decimal::ZERO);
            }
            values.retain(|value| {
                column.limits.contains(*value) && (!whole || value.fract().is_zero())
            });
            values.into_iter().map(Value::Number).collect()
        }
    }
}

/// A number between two others: a whole one where there is one.
fn between(low: Decimal, high: Decimal) -> Decimal {
    let middle = low / Decimal::TWO + high / Decimal::TWO;
    let whole = middle.floor();
    if low < whole { whole } else { middle }
}

fn fits(fit: &Fit, value: &Value) -> bool {
    match (fit, value) {
        (Fit::Any, _) => true,
        (Fit::Options(options), Value::Option(option)) => options.contains(*option),
        (Fit::Range { from, to }, Value::Number(number)) => {
            from.is_none_or(|(low, belongs)| low < *number || (belongs && low == *number))
                && to.is_none_or(|(high, belongs)| *number < high || (belongs && high == *number))
        }
        _ => false,
    }
}

/// "public cost is £1,000,000 and complexity is medium".
fn describe(columns: &[Column], case: &[&Value], program: &Program) -> String {
    let parts = columns.iter().zip(case).map(|(column, value)| {
        let text = match (&column.kind, value) {
            (Kind::YesNo, Value::Option(option)) => {
                show(&Value::Truth(*option == 1), &column.kind, program)
            }
            (_, value) => show(value, &column.kind, program),
        };
        format!("{} is {text}", column.name)
    });
    parts.collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(limits: Interval) -> Vec<Column> {
        vec![Column { name: "cost".into(), kind: Kind::Money, limits }]
    }

    fn range(from: Option<(i64, bool)>, to: Option<(i64, bool)>) -> Vec<Fit> {
        let decimal = |bound: Option<(i64, bool)>| bound.map(|(n, belongs)| (n.into(), belongs));
        vec![Fit::Range { from: decimal(from), to: decimal(to) }]
    }

    #[test]
    fn a_missing_point_is_a_gap() {
        let rows = [range(None, Some((10, false))), range(Some((10, false)), None)];
        let proof = prove(&column(Interval::ALL), &rows, &Program::default());
        assert_eq!(proof.gap.as_deref(), Some("cost is £10"));
        assert!(proof.overlap.is_none());
    }

    #[test]
    fn a_shared_point_is_an_overlap() {
        let rows = [range(None, Some((10, true))), range(Some((10, true)), None)];
        let proof = prove(&column(Interval::ALL), &rows, &Program::default());
        assert_eq!(proof.overlap, Some((0, 1, "cost is £10".to_owned())));
        assert!(proof.gap.is_none());
    }

    #[test]
    fn outside_the_limits_nothing_is_missing() {
        let rows = [range(Some((0, true)), Some((10, true)))];
        let limits = Interval::new(Some(0.into()), Some(10.into()));
        let proof = prove(&column(limits), &rows, &Program::default());
        assert!(proof.gap.is_none() && proof.overlap.is_none());
        assert!(prove(&column(Interval::ALL), &rows, &Program::default()).gap.is_some());
    }
}
