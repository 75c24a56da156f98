//! Reading tables of areas from CSV text. What is wrong is reported with its line; all of it at once.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use weighup_engine::{closest, read_decimal};

use crate::Mistake;

/// Figures for areas: one row an area, one column an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The indicators, in the order of the columns.
    pub indicators: Vec<String>,
    /// The areas, in the order of the rows.
    pub areas: Vec<Area>,
}

/// An area and its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code, such as an ONS nine-character code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// By indicator; `None` where the table has no figure.
    pub values: Vec<Option<Decimal>>,
}

/// How much each indicator counts. One that is not named counts 1; one with weight 0 is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weights(BTreeMap<String, Decimal>);

/// What official tables write where there is no figure (GSS symbols among them).
const NO_FIGURE: [&str; 14] =
    ["", "-", ".", "..", ":", "x", "n/a", "na", "[x]", "[c]", "[z]", "[u]", "[w]", "[low]"];

/// More areas than any country has local authorities.
const MOST_AREAS: usize = 10_000;
const MOST_INDICATORS: usize = 500;

impl Table {
    /// Reads a table. The first line holds the headings: `code`, `name`, then the indicators.
    ///
    /// # Errors
    /// All that is wrong: `N101` no headings, `N102` an indicator twice, `N103` an area twice,
    /// `N104` a cell that is no figure, `N105` a row with the wrong number of cells, `N106` no area,
    /// `N107` too large.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Mistake>> {
        let mut report = Report { file, mistakes: Vec::new() };
        let mut rows = rows(text);
        let headings = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        let names: Vec<_> = headings.iter().take(2).map(|name| name.to_lowercase()).collect();
        if names != ["code", "name"] || headings.len() < 3 {
            report.add("N101", 1, "the first line must be: code, name, and then the indicators");
            return Err(report.mistakes);
        }
        let indicators: Vec<_> = headings.into_iter().skip(2).collect();
        for (i, indicator) in indicators.iter().enumerate() {
            if indicators.iter().take(i).any(|before| before == indicator) {
                report.add("N102", 1, format!("there are two columns called “{indicator}”"));
            }
        }
        let mut areas: Vec<Area> = Vec::new();
        let mut seen = BTreeMap::new();
        for (line, cells) in rows {
            if cells.len() != indicators.len() + 2 {
                let (wanted, found) = (indicators.len() + 2, cells.len());
                report.add("N105", line, format!("{wanted} cells are expected; found {found}"));
                continue;
            }
            let mut cells = cells.into_iter();
            let (code, name) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            if let Some(before) = seen.insert(code.clone(), line) {
                report.add("N103", line, format!("“{code}” stands in line {before} already"));
            }
            let values = cells.zip(&indicators).map(|(cell, indicator)| {
                figure(&cell).unwrap_or_else(|()| {
                    report.add(
                        "N104",
                        line,
                        format!("“{cell}” under “{indicator}” is no figure; leave the cell empty where there is none"),
                    );
                    None
                })
            });
            let values = values.collect();
            areas.push(Area { code, name, values });
        }
        if areas.is_empty() && report.mistakes.is_empty() {
            report.add("N106", 0, "there is no area in it");
        }
        if areas.len() > MOST_AREAS || indicators.len() > MOST_INDICATORS {
            let most = format!("at most {MOST_AREAS} areas and {MOST_INDICATORS} indicators");
            report.add("N107", 0, format!("a table may have {most}"));
        }
        if report.mistakes.is_empty() {
            Ok(Self { indicators, areas })
        } else {
            Err(report.mistakes)
        }
    }

    /// The area with this code or, where no two share it, this name.
    ///
    /// # Errors
    /// `N201` when there is none; says which is near.
    pub fn find(&self, wanted: &str) -> Result<usize, Mistake> {
        let wanted = wanted.trim();
        let by_code = self.areas.iter().position(|area| area.code.eq_ignore_ascii_case(wanted));
        let named = |area: &Area| area.name.eq_ignore_ascii_case(wanted);
        let alone = self.areas.iter().filter(|area| named(area)).count() == 1;
        let by_name = || self.areas.iter().position(named).filter(|_| alone);
        by_code.or_else(by_name).ok_or_else(|| {
            let names = self.areas.iter().flat_map(|area| [&area.code, &area.name]);
            let near = closest(wanted, names.map(String::as_str));
            let hint = near.map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
            Mistake {
                code: "N201",
                file: String::new(),
                line: 0,
                message: format!("no area has the code or the name “{wanted}”.{hint}"),
            }
        })
    }
}

impl Weights {
    /// Reads a file of weights: the headings `indicator`, `weight`, then a line for each.
    ///
    /// # Errors
    /// All that is wrong: `N101` no headings, `N105` a row with the wrong number of cells, `N108` an
    /// indicator that the table does not have, `N109` a weight that is no figure from 0 to 1,000.
    pub fn read(file: &str, text: &str, table: &Table) -> Result<Self, Vec<Mistake>> {
        let mut report = Report { file, mistakes: Vec::new() };
        let mut weights = BTreeMap::new();
        for (i, (line, cells)) in rows(text).enumerate() {
            let [indicator, weight] = cells.as_slice() else {
                let found = cells.len();
                report.add("N105", line, format!("2 cells are expected; found {found}"));
                continue;
            };
            if i == 0 {
                if [indicator.to_lowercase(), weight.to_lowercase()] != ["indicator", "weight"] {
                    report.add("N101", line, "the first line must be: indicator, weight");
                }
                continue;
            }
            if !table.indicators.contains(indicator) {
                let near = closest(indicator, table.indicators.iter().map(String::as_str));
                let hint = near.map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
                let message = format!("the table has no indicator called “{indicator}”.{hint}");
                report.add("N108", line, message);
            }
            let most = Decimal::from(1_000);
            match read_decimal(weight).filter(|it| *it >= Decimal::ZERO && *it <= most) {
                Some(weight) => {
                    weights.insert(indicator.clone(), weight);
                }
                None => {
                    let message =
                        format!("“{weight}” is no weight; write a figure from 0 to 1,000");
                    report.add("N109", line, message);
                }
            }
        }
        if report.mistakes.is_empty() { Ok(Self(weights)) } else { Err(report.mistakes) }
    }

    /// What an indicator counts.
    pub fn of(&self, indicator: &str) -> Decimal {
        self.0.get(indicator).copied().unwrap_or(Decimal::ONE)
    }
}

struct Report<'a> {
    file: &'a str,
    mistakes: Vec<Mistake>,
}

impl Report<'_> {
    fn add(&mut self, code: &'static str, line: usize, message: impl Into<String>) {
        let (file, message) = (self.file.to_owned(), message.into());
        self.mistakes.push(Mistake { code, file, line, message });
    }
}

/// The rows of a CSV text with their lines, cells trimmed; empty rows and the mark that some
/// spreadsheets put at the start are left out.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> + '_ {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let records = reader.into_records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(str::to_owned).collect::<Vec<_>>();
        (usize::try_from(line).unwrap_or(usize::MAX), cells)
    });
    records.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
}

/// A figure as official tables write it, or none; an error when the cell is neither.
fn figure(cell: &str) -> Result<Option<Decimal>, ()> {
    if NO_FIGURE.contains(&cell.to_lowercase().as_str()) {
        return Ok(None);
    }
    let bare = cell.trim_start_matches('£').trim_end_matches('%').trim();
    read_decimal(bare).map(Some).ok_or(())
}
