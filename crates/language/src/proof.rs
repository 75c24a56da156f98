//! Proofs on decision tables: that a row fits every case, that no two do, that every row is of use.
//!
//! The bounds in a column cut it into finitely many pieces on which no cell changes its mind: the
//! bounds themselves and the stretches between them. One case for each combination of pieces
//! therefore stands for all, and trying them is a proof, with the case as witness where it fails.
//! Columns are cut one after the other, each only by the rows that fit so far.

use weighup_engine::{Decimal, Interval, Kind, OptionSet, Program, Value, order, show};

/// The most rows, columns and steps of a proof: what is beyond is refused, so that checking a file
/// stays quick.
pub(crate) const MOST_ROWS: usize = 5_000;
pub(crate) const MOST_COLUMNS: usize = 30;
pub(crate) const MOST_STEPS: usize = 2_000_000;

/// Which of the rows that fit a case give the table's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// The only one.
    Only,
    /// The first.
    First,
    /// All, added up.
    Total,
    /// The one that gives the most.
    Largest,
    /// The one that gives the least.
    Smallest,
}

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

/// What was found. Nothing: the table gives one value in every case, and each row is of use.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    /// A case that no row fits.
    pub(crate) gap: Option<String>,
    /// Two rows that fit the same case, of which only one may.
    pub(crate) overlap: Option<(usize, usize, String)>,
    /// Rows that fit nothing, each with the column to blame.
    pub(crate) never: Vec<(usize, usize)>,
    /// Rows that come too late: the rows above fit all that they fit.
    pub(crate) unreached: Vec<usize>,
    /// There are more cases than can be tried.
    pub(crate) too_large: bool,
}

/// Tries every case that can make a difference.
pub(crate) fn prove(
    columns: &[Column],
    rows: &[Vec<Fit>],
    policy: Policy,
    program: &Program,
) -> Proof {
    let misfit = |row: &Vec<Fit>| {
        columns.iter().zip(row).position(|(column, fit)| !column.admits(fit, program))
    };
    let never: Vec<_> =
        rows.iter().enumerate().filter_map(|(i, row)| Some((i, misfit(row)?))).collect();
    let fitting: Vec<_> =
        (0..rows.len()).filter(|row| never.iter().all(|(other, _)| other != row)).collect();
    let mut search = Search {
        columns,
        rows,
        policy,
        program,
        case: Vec::new(),
        reached: vec![false; rows.len()],
        steps: 0,
        proof: Proof { never, ..Proof::default() },
    };
    if policy != Policy::Total {
        search.walk(&fitting);
    }
    if policy == Policy::First && !search.proof.too_large {
        let unreached = fitting.iter().filter(|row| !search.is_reached(**row));
        search.proof.unreached = unreached.copied().collect();
    }
    search.proof
}

/// A walk through the cases, column by column.
struct Search<'a> {
    columns: &'a [Column],
    rows: &'a [Vec<Fit>],
    policy: Policy,
    program: &'a Program,
    /// The pieces chosen so far.
    case: Vec<Piece>,
    /// The rows that are the first to fit some case.
    reached: Vec<bool>,
    steps: usize,
    proof: Proof,
}

impl Search<'_> {
    /// Tries all cases that go on from the pieces chosen so far. `live` are the rows that fit them,
    /// in order.
    fn walk(&mut self, live: &[usize]) {
        let at = self.case.len();
        let columns = self.columns;
        let Some(column) = columns.get(at) else { return self.settle(live) };
        // From here on this row fits everything.
        let cover = live.iter().position(|row| self.fits_all_ahead(*row));
        let live = match (self.policy, cover) {
            // What stands below it is not reached.
            (Policy::First, Some(cover)) => live.get(..=cover).unwrap_or(live),
            _ => live,
        };
        if self.is_settled(live, cover.is_some()) {
            return;
        }
        self.steps += live.len();
        let pieces = column.pieces(live.iter().filter_map(|row| self.fit(*row, at)), self.program);
        let mut changes = vec![Changes::default(); pieces.len() + 1];
        for row in live {
            for run in self.fit(*row, at).map(|fit| runs(fit, &pieces)).unwrap_or_default() {
                if let Some(change) = changes.get_mut(run.start) {
                    change.come.push(*row);
                }
                if let Some(change) = changes.get_mut(run.end) {
                    change.go.push(*row);
                }
            }
        }
        let mut fitting: Vec<usize> = Vec::new();
        for (piece, change) in pieces.into_iter().zip(changes) {
            for row in change.go {
                if let Ok(place) = fitting.binary_search(&row) {
                    fitting.remove(place);
                }
            }
            for row in change.come {
                if let Err(place) = fitting.binary_search(&row) {
                    fitting.insert(place, row);
                }
            }
            self.steps += 1;
            if self.steps > MOST_STEPS {
                self.proof.too_large = true;
                return;
            }
            self.case.push(piece);
            self.walk(&fitting);
            self.case.pop();
        }
    }

    /// Whether the cases ahead hold nothing that would still be news.
    fn is_settled(&mut self, live: &[usize], covered: bool) -> bool {
        let gap_known = self.proof.gap.is_some();
        if self.proof.too_large || (live.is_empty() && gap_known) {
            return true;
        }
        let no_gap = gap_known || covered;
        match self.policy {
            Policy::Only => {
                no_gap && (self.proof.overlap.is_some() || (live.len() == 1 && covered))
            }
            Policy::First => {
                if let ([only], true) = (live, covered) {
                    self.reach(*only);
                }
                no_gap && live.iter().all(|row| self.is_reached(*row))
            }
            Policy::Total | Policy::Largest | Policy::Smallest => no_gap,
        }
    }

    /// A whole case and the rows that fit it.
    fn settle(&mut self, live: &[usize]) {
        match (live, self.policy) {
            ([], _) if self.proof.gap.is_none() => self.proof.gap = Some(self.describe()),
            ([first, second, ..], Policy::Only) if self.proof.overlap.is_none() => {
                self.proof.overlap = Some((*first, *second, self.describe()));
            }
            ([first, ..], Policy::First) => self.reach(*first),
            _ => {}
        }
    }

    fn fit(&self, row: usize, column: usize) -> Option<&Fit> {
        self.rows.get(row)?.get(column)
    }

    fn fits_all_ahead(&self, row: usize) -> bool {
        let mut ahead = self.rows.get(row).into_iter().flatten().skip(self.case.len());
        ahead.all(|fit| matches!(fit, Fit::Any))
    }

    fn is_reached(&self, row: usize) -> bool {
        self.reached.get(row).copied().unwrap_or_default()
    }

    fn reach(&mut self, row: usize) {
        if let Some(reached) = self.reached.get_mut(row) {
            *reached = true;
        }
    }

    /// "public cost is £1,000,000 and complexity is medium".
    fn describe(&self) -> String {
        let parts = self.columns.iter().zip(&self.case).map(|(column, piece)| {
            format!("{} is {}", column.name, typed(&piece.plainest(), &column.kind, self.program))
        });
        parts.collect::<Vec<_>>().join(" and ")
    }
}

/// The rows that start to fit at a piece, and those that fit no more.
#[derive(Clone, Default)]
struct Changes {
    come: Vec<usize>,
    go: Vec<usize>,
}

/// A value that stands for all between its neighbours.
#[derive(Debug, Clone)]
struct Piece {
    value: Value,
    /// The bounds it lies between, if it is no bound itself.
    between: Option<(Decimal, Decimal)>,
}

impl Piece {
    fn new(value: Value) -> Self {
        Self { value, between: None }
    }

    fn number(&self) -> Option<Decimal> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The roundest value that would have done as well.
    fn plainest(&self) -> Value {
        let plainer = self.between.zip(self.number()).and_then(|((low, high), number)| {
            let whole = number.fract().is_zero();
            let mut rounded = (1..=28).filter_map(|figures| number.round_sf(figures));
            rounded.find(|it| low < *it && *it < high && (!whole || it.fract().is_zero()))
        });
        plainer.map_or_else(|| self.value.clone(), Value::Number)
    }
}

impl Column {
    /// Whether a value that it can take fits a cell.
    fn admits(&self, fit: &Fit, program: &Program) -> bool {
        !runs(fit, &self.pieces([fit], program)).is_empty()
    }

    /// One value for each piece that the cells cut it into, in ascending order.
    fn pieces<'a>(
        &self,
        cells: impl IntoIterator<Item = &'a Fit>,
        program: &Program,
    ) -> Vec<Piece> {
        let mut cells = cells.into_iter().filter(|fit| !matches!(fit, Fit::Any)).peekable();
        let uncut = cells.peek().is_none();
        let mut pieces = match &self.kind {
            Kind::YesNo => options(2),
            Kind::Choice { choice } => {
                options(program.choices.get(*choice).map_or(0, |choice| choice.options.len()))
            }
            _ => self.stretches(cells),
        };
        pieces.truncate(if uncut { 1 } else { pieces.len() });
        pieces
    }

    /// The pieces of a column of numbers.
    fn stretches<'a>(&self, cells: impl Iterator<Item = &'a Fit>) -> Vec<Piece> {
        let bounds = cells.flat_map(|fit| match fit {
            Fit::Range { from, to } => [*from, *to],
            _ => [None, None],
        });
        let bounds = bounds.flatten().map(|(bound, _)| bound);
        let mut bounds: Vec<_> = bounds.chain(self.limits.lo).chain(self.limits.hi).collect();
        order::sort(&mut bounds);
        bounds.dedup();
        // Days and years are counted in whole numbers.
        let whole = matches!(self.kind, Kind::Number { whole: true, .. } | Kind::Date | Kind::Year);
        let step = if self.kind == Kind::Percentage { Decimal::new(1, 2) } else { Decimal::ONE };
        let beside = |value: Option<Decimal>| value.map(|it| Piece::new(Value::Number(it)));
        let mut pieces = Vec::new();
        let first = bounds.first().map(|it| if whole { it.ceil() } else { *it });
        pieces.extend(beside(first.and_then(|first| first.checked_sub(step))));
        for (i, bound) in bounds.iter().enumerate() {
            pieces.push(Piece::new(Value::Number(*bound)));
            match bounds.get(i + 1) {
                Some(next) => pieces.push(between(*bound, *next)),
                None => {
                    let last = if whole { bound.floor() } else { *bound };
                    pieces.extend(beside(last.checked_add(step)));
                }
            }
        }
        if pieces.is_empty() {
            pieces.push(Piece::new(Value::Number(Decimal::ZERO)));
        }
        pieces.retain(|piece| {
            piece.number().is_some_and(|value| {
                self.limits.contains(value) && (!whole || value.fract().is_zero())
            })
        });
        pieces
    }
}

fn options(count: usize) -> Vec<Piece> {
    (0..count).map(|option| Piece::new(Value::Option(option))).collect()
}

/// A number between two others: a whole one where there is one.
fn between(low: Decimal, high: Decimal) -> Piece {
    let middle = low / Decimal::TWO + high / Decimal::TWO;
    let whole = middle.floor();
    let value = if low < whole { whole } else { middle };
    Piece { value: Value::Number(value), between: Some((low, high)) }
}

/// Pieces one behind the other: the first, and the one behind the last.
struct Run {
    start: usize,
    end: usize,
}

/// The runs of pieces that fit a cell.
fn runs(fit: &Fit, pieces: &[Piece]) -> Vec<Run> {
    match fit {
        Fit::Any => vec![Run { start: 0, end: pieces.len() }],
        Fit::Options(options) => {
            let fits = |piece: &Piece| match piece.value {
                Value::Option(option) => options.contains(option),
                _ => false,
            };
            let fitting = pieces.iter().enumerate().filter(|(_, piece)| fits(piece));
            fitting.map(|(i, _)| Run { start: i, end: i + 1 }).collect()
        }
        Fit::Range { from, to } => {
            let below =
                |number| from.is_some_and(|(low, in_it)| number < low || (!in_it && number == low));
            let within =
                |number| to.is_none_or(|(high, in_it)| number < high || (in_it && number == high));
            let start = pieces.partition_point(|piece| piece.number().is_some_and(below));
            let end = pieces.partition_point(|piece| piece.number().is_some_and(within));
            if start < end { vec![Run { start, end }] } else { Vec::new() }
        }
    }
}

/// A value as a person would type it: all its figures, where others would be rounded away.
pub(crate) fn typed(value: &Value, kind: &Kind, program: &Program) -> String {
    match (kind, value) {
        (Kind::YesNo, Value::Option(option)) => show(&Value::Truth(*option == 1), kind, program),
        (Kind::Percentage, Value::Number(number)) => {
            let percent = number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*number).normalize();
            if percent.scale() > 2 { format!("{percent}%") } else { show(value, kind, program) }
        }
        (Kind::Money, Value::Number(number)) if number.normalize().scale() > 2 => {
            let sign = if number.is_sign_negative() { "-" } else { "" };
            let number = number.abs().normalize();
            // £1.234 would be taken for thousands.
            let decimals = number.scale().max(4) as usize;
            format!("{sign}£{number:.decimals$}")
        }
        (Kind::Number { unit, .. }, Value::Number(number)) if number.normalize().scale() > 2 => {
            format!("{} {unit}", number.normalize()).trim_end().to_owned()
        }
        _ => show(value, kind, program),
    }
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

    fn only(columns: &[Column], rows: &[Vec<Fit>]) -> Proof {
        prove(columns, rows, Policy::Only, &Program::default())
    }

    #[test]
    fn a_missing_point_is_a_gap() {
        let rows = [range(None, Some((10, false))), range(Some((10, false)), None)];
        let proof = only(&column(Interval::ALL), &rows);
        assert_eq!(proof.gap.as_deref(), Some("cost is £10"));
        assert!(proof.overlap.is_none());
    }

    #[test]
    fn a_shared_point_is_an_overlap() {
        let rows = [range(None, Some((10, true))), range(Some((10, true)), None)];
        let proof = only(&column(Interval::ALL), &rows);
        assert_eq!(proof.overlap, Some((0, 1, "cost is £10".to_owned())));
        assert!(proof.gap.is_none());
    }

    #[test]
    fn outside_the_limits_nothing_is_missing() {
        let rows = [range(Some((0, true)), Some((10, true)))];
        let limits = Interval::new(Some(0.into()), Some(10.into()));
        let proof = only(&column(limits), &rows);
        assert!(proof.gap.is_none() && proof.overlap.is_none());
        assert!(only(&column(Interval::ALL), &rows).gap.is_some());
    }

    #[test]
    fn a_witness_is_round_and_exact() {
        let rows = [range(None, Some((250_000, true))), range(Some((333_333, true)), None)];
        let gap = only(&column(Interval::ALL), &rows).gap;
        assert_eq!(gap.as_deref(), Some("cost is £300,000"));
        let share = Decimal::new(12_345, 7);
        assert_eq!(
            typed(&Value::Number(share), &Kind::Percentage, &Program::default()),
            "0.12345%"
        );
    }

    #[test]
    fn as_many_rows_as_there_may_be_are_proved_in_few_steps() {
        let bound = |i: usize| Some((i64::try_from(i).unwrap(), true));
        let bands: Vec<_> = (0..MOST_ROWS)
            .map(|i| range(bound(i), bound(i + 1).map(|(high, _)| (high, false))))
            .collect();
        let limits = Interval::new(Some(0.into()), Some((MOST_ROWS as u64).into()));
        let proof = only(&column(limits), &bands);
        assert_eq!(proof.gap, Some("cost is £5,000".to_owned()));
        assert!(proof.overlap.is_none() && !proof.too_large);
        let falling: Vec<_> = (0..MOST_ROWS).rev().map(|i| range(bound(i), None)).collect();
        let proof = prove(&column(limits), &falling, Policy::First, &Program::default());
        assert!(proof.gap.is_none() && proof.unreached.is_empty() && !proof.too_large);
    }
}
