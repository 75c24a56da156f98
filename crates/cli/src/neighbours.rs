//! `weigh neighbours`: the areas most like one area, and what is usual among them.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use serde::Serialize;
use weighup_neighbours::{
    Median, Mistake, Neighbours, Share, Table, Wanted, Weights, medians, nearest,
};

use crate::{Format, files, json};

/// What may be said on the command line.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The indicators: a CSV file with the columns code, name, and one for each indicator.
    data: PathBuf,
    /// The area whose neighbours are wanted: its code or its name.
    #[arg(long, value_name = "CODE")]
    area: String,
    /// How many neighbours.
    #[arg(long, default_value_t = 15)]
    count: usize,
    /// How much each indicator counts: a CSV file with the columns indicator and weight.
    #[arg(long, value_name = "CSV")]
    weights: Option<PathBuf>,
    /// Leave out areas that have less than this part of the figures.
    #[arg(long, value_name = "PERCENTAGE", default_value = "60%")]
    least_shared: Share,
    /// Metrics, in a CSV file with the same first columns: print the median among the neighbours.
    #[arg(long, value_name = "CSV")]
    median: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    neighbours: Neighbours,
    medians: Vec<Median>,
}

/// Finds the neighbours and says who they are.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let table = table(&arguments.data)?;
    let weights = match &arguments.weights {
        Some(path) => told(Weights::read(&files::name(path), &files::read(path)?, &table))?,
        None => Weights::default(),
    };
    let wanted = Wanted {
        area: arguments.area.clone(),
        count: arguments.count,
        weights,
        least_shared: arguments.least_shared,
    };
    let neighbours = told(nearest(&table, &wanted).map_err(|mistake| vec![mistake]))?;
    let medians = match &arguments.median {
        Some(path) => medians(&neighbours, &self::table(path)?),
        None => Vec::new(),
    };
    let found = Found { neighbours, medians };
    match arguments.format {
        Format::Json => json(&found),
        Format::Text => text(&found),
    }
}

fn table(path: &Path) -> Result<Table> {
    told(Table::read(&files::name(path), &files::read(path)?))
}

/// Prints mistakes, if there are any, and stops.
fn told<T>(read: Result<T, Vec<Mistake>>) -> Result<T> {
    read.or_else(|mistakes| {
        for mistake in &mistakes {
            eprintln!("error {mistake}");
        }
        match mistakes.len() {
            1 => bail!("1 mistake"),
            count => bail!("{count} mistakes"),
        }
    })
}

fn text(Found { neighbours, medians }: &Found) -> Result<String> {
    let mut out = String::new();
    let Neighbours { code, name, nearest, used, unused, left_out } = neighbours;
    let indicators = if *used == 1 { "indicator" } else { "indicators" };
    writeln!(out, "Nearest to {name} ({code}), on {used} {indicators}\n")?;
    writeln!(out, "distance  area")?;
    for neighbour in nearest {
        write!(out, "{:>8.3}  {} ({})", neighbour.distance, neighbour.name, neighbour.code)?;
        match neighbour.missing.as_slice() {
            [] => writeln!(out)?,
            missing => writeln!(out, ", without {}", missing.join(", "))?,
        }
    }
    if !unused.is_empty() {
        writeln!(out, "\nIndicators that took no part:")?;
        for it in unused {
            writeln!(out, "  {}: {}", it.indicator, it.why)?;
        }
    }
    if !left_out.is_empty() {
        writeln!(out, "\nAreas left out:")?;
        for it in left_out {
            writeln!(out, "  {} ({}): {}", it.name, it.code, it.why)?;
        }
    }
    for Median { metric, own, median, of, missing } in medians {
        writeln!(out, "\n{metric}")?;
        writeln!(out, "  {name}: {}", figure(own.as_ref()))?;
        writeln!(out, "  median of {of} neighbours: {}", figure(median.as_ref()))?;
        if !missing.is_empty() {
            writeln!(out, "  no figure for {}", missing.join(", "))?;
        }
    }
    Ok(out)
}

fn figure(known: Option<&impl ToString>) -> String {
    known.map_or_else(|| "no figure".to_owned(), ToString::to_string)
}
