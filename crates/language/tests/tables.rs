//! Decision tables against brute force: random small tables, compiled as they would be written.
//! What is said about them must be what trying every case finds, and the values they give must be
//! those of the rows that fit.

#[cfg(test)]
mod random {
    use std::fmt;

    use proptest::prelude::*;
    use weighup_engine::Decimal;

    /// Bounds in cells are whole and at most this; between them and beyond them lie halves.
    const MOST: i64 = 6;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Sort {
        Money,
        Limited,
        Whole,
        Choice,
        YesNo,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub(super) enum Value {
        Number(Decimal),
        Word(&'static str),
    }

    const RISKS: [&str; 3] = ["low", "medium", "high"];

    impl Sort {
        fn question(self, name: &str) -> String {
            let answer = match self {
                Self::Money => "money",
                Self::Limited => "money, from £1 to £5",
                Self::Whole => "whole number",
                Self::Choice => "one of low, medium, high",
                Self::YesNo => "yes or no",
            };
            format!("ask {name}: {answer} \"?\"\n")
        }

        /// Every value that can make a difference.
        pub(super) fn values(self) -> Vec<Value> {
            let halves = |from: i64, to: i64| {
                (2 * from..=2 * to).map(|half| Value::Number(Decimal::new(half * 5, 1))).collect()
            };
            match self {
                Self::Money => halves(0, MOST + 1),
                Self::Limited => halves(1, 5),
                Self::Whole => (0..=MOST + 1).map(|it| Value::Number(it.into())).collect(),
                Self::Choice => RISKS.map(Value::Word).into(),
                Self::YesNo => ["no", "yes"].map(Value::Word).into(),
            }
        }

        /// A value as a message names it.
        pub(super) fn read(self, text: &str) -> Value {
            let figure = text.trim_start_matches('£');
            match self {
                Self::Choice | Self::YesNo => {
                    let words = RISKS.into_iter().chain(["no", "yes"]);
                    Value::Word(words.into_iter().find(|word| *word == text).unwrap())
                }
                _ => Value::Number(figure.parse().unwrap()),
            }
        }
    }

    #[derive(Debug, Clone)]
    pub(super) enum Cell {
        Any,
        Under(i64),
        Over(i64),
        AtMost(i64),
        AtLeast(i64),
        UpTo(i64, i64),
        Exactly(i64),
        Words(Vec<&'static str>),
    }

    impl Cell {
        fn fits(&self, value: &Value) -> bool {
            let whole = |it: &i64| Decimal::from(*it);
            match (self, value) {
                (Self::Any, _) => true,
                (Self::Under(bound), Value::Number(it)) => *it < whole(bound),
                (Self::Over(bound), Value::Number(it)) => *it > whole(bound),
                (Self::AtMost(bound), Value::Number(it)) => *it <= whole(bound),
                (Self::AtLeast(bound), Value::Number(it)) => *it >= whole(bound),
                (Self::UpTo(low, high), Value::Number(it)) => {
                    *it >= whole(low) && *it < whole(high)
                }
                (Self::Exactly(bound), Value::Number(it)) => *it == whole(bound),
                (Self::Words(words), Value::Word(it)) => words.contains(it),
                _ => false,
            }
        }

        fn words(&self, sort: Sort) -> String {
            let sign = if sort == Sort::Whole { "" } else { "£" };
            match self {
                Self::Any => "any".to_owned(),
                Self::Under(bound) => format!("under {sign}{bound}"),
                Self::Over(bound) => format!("over {sign}{bound}"),
                Self::AtMost(bound) => format!("at most {sign}{bound}"),
                Self::AtLeast(bound) => format!("{sign}{bound} or more"),
                Self::UpTo(low, high) => format!("{sign}{low} up to {sign}{high}"),
                Self::Exactly(bound) => format!("{sign}{bound}"),
                Self::Words(words) => words.join(" or "),
            }
        }
    }

    fn cell(sort: Sort) -> BoxedStrategy<Cell> {
        let bound = 0..=MOST;
        match sort {
            Sort::Choice => prop_oneof![
                1 => Just(Cell::Any),
                3 => prop::sample::subsequence(RISKS.to_vec(), 1..=3).prop_map(Cell::Words),
            ]
            .boxed(),
            Sort::YesNo => prop_oneof![
                Just(Cell::Any),
                Just(Cell::Words(vec!["yes"])),
                Just(Cell::Words(vec!["no"])),
            ]
            .boxed(),
            _ => prop_oneof![
                2 => Just(Cell::Any),
                2 => bound.clone().prop_map(Cell::Under),
                1 => bound.clone().prop_map(Cell::Over),
                1 => bound.clone().prop_map(Cell::AtMost),
                2 => bound.clone().prop_map(Cell::AtLeast),
                1 => bound.clone().prop_map(Cell::Exactly),
                3 => (0..MOST, 1..=MOST).prop_map(|(low, more)| Cell::UpTo(low, MOST.min(low + more))),
            ]
            .boxed(),
        }
    }

    #[derive(Debug, Clone)]
    pub(super) struct Table {
        pub(super) sorts: Vec<Sort>,
        pub(super) takes: &'static str,
        rows: Vec<(Vec<Cell>, i64)>,
        /// Cells stand between tabs, as a spreadsheet gives them.
        tabs: bool,
    }

    /// What a check of the pack needs the table to give.
    pub(super) const ENOUGH: i64 = 45;

    pub(super) const NAMES: [&str; 3] = ["cost", "second thing", "third"];

    impl Table {
        /// All cases that can make a difference.
        pub(super) fn cases(&self) -> Vec<Vec<Value>> {
            self.sorts.iter().fold(vec![Vec::new()], |cases, sort| {
                let longer = |case: Vec<Value>| {
                    sort.values().into_iter().map(move |value| [case.clone(), vec![value]].concat())
                };
                cases.into_iter().flat_map(longer).collect()
            })
        }

        /// The rows that fit a case, and what each gives.
        pub(super) fn fitting(&self, case: &[Value]) -> Vec<(usize, i64)> {
            let fits = |cells: &Vec<Cell>| cells.iter().zip(case).all(|(it, value)| it.fits(value));
            let rows = self.rows.iter().enumerate();
            rows.filter(|(_, (cells, _))| fits(cells)).map(|(i, (_, gives))| (i, *gives)).collect()
        }

        pub(super) fn count(&self) -> usize {
            self.rows.len()
        }

        /// The line of the pack that a row stands on.
        pub(super) fn row_on(&self, line: usize) -> usize {
            let first = self.to_string().lines().position(|line| line.contains("gives")).unwrap();
            line - first - 2
        }
    }

    impl fmt::Display for Table {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            writeln!(f, "rules \"Random\"\nsource OF is \"OF\"\nsection \"All\"")?;
            for (sort, name) in self.sorts.iter().zip(NAMES) {
                write!(f, "{}", sort.question(name))?;
            }
            writeln!(f, "table result: money\n{}", self.takes)?;
            let line = |cells: Vec<String>| match self.tabs {
                true => cells.join("\t"),
                false => format!("| {} |", cells.join(" | ")),
            };
            let heading = NAMES.iter().take(self.sorts.len()).copied().chain(["gives"]);
            writeln!(f, "{}", line(heading.map(str::to_owned).collect()))?;
            for (cells, gives) in &self.rows {
                let cells = cells.iter().zip(&self.sorts).map(|(cell, sort)| cell.words(*sort));
                writeln!(f, "{}", line(cells.chain([format!("£{gives}")]).collect()))?;
            }
            writeln!(
                f,
                "check shown \"Shown\"\n  needs result is over £1m\n  must [OF 1]\n  \
                 counts as minor\n  if not \"{{result}}\"\n  to fix \"Nothing.\"\n\
                 check enough \"Enough\"\n  needs result is at least £{ENOUGH}\n  must [OF 1]\n  \
                 counts as minor\n  if not \"No.\"\n  to fix \"Nothing.\""
            )
        }
    }

    const POLICIES: [&str; 5] = [
        "",
        "  takes the first row that fits",
        "  takes the total of rows that fit",
        "  takes the largest of rows that fit",
        "  takes the smallest of rows that fit",
    ];

    pub(super) fn table() -> impl Strategy<Value = Table> {
        let sort = prop::sample::select(vec![
            Sort::Money,
            Sort::Limited,
            Sort::Whole,
            Sort::Choice,
            Sort::YesNo,
        ]);
        let sorts = prop::collection::vec(sort, 1..=3);
        (sorts, prop::sample::select(POLICIES.to_vec()), any::<bool>()).prop_flat_map(
            |(sorts, takes, tabs)| {
                let cells: Vec<_> = sorts.iter().map(|sort| cell(*sort)).collect();
                let rows = prop::collection::vec((cells, 1_i64..90), 1..7);
                // Many tables end with a row for all the rest.
                let rest = prop::option::of(1_i64..90);
                (Just((sorts, takes, tabs)), rows, rest).prop_map(
                    |((sorts, takes, tabs), mut rows, rest)| {
                        rows.extend(rest.map(|gives| (vec![Cell::Any; sorts.len()], gives)));
                        Table { sorts, takes, rows, tabs }
                    },
                )
            },
        )
    }
}

#[cfg(test)]
mod found {
    use std::collections::BTreeSet;

    use weighup_engine::{Plan, Proposal, assessment::State};
    use weighup_language::{Diagnostic, Files, compile};

    use super::random::{NAMES, Table, Value};

    /// What is said about a table.
    pub(super) struct Said {
        diagnostics: Vec<Diagnostic>,
        pub(super) plan: Option<Plan>,
    }

    pub(super) fn said(table: &Table) -> Said {
        let files = Files::from([("random.weigh".to_owned(), table.to_string())]);
        let compiled = compile("random.weigh", &files);
        Said { diagnostics: compiled.diagnostics, plan: compiled.program.map(Plan::from) }
    }

    impl Said {
        pub(super) fn message(&self, code: &str) -> Option<&str> {
            let found = self.diagnostics.iter().find(|it| it.code == code);
            found.map(|it| it.message.as_str())
        }

        /// The rows that a code is about.
        pub(super) fn rows(&self, code: &str, table: &Table) -> BTreeSet<usize> {
            let found = self.diagnostics.iter().filter(|it| it.code == code);
            found.map(|it| table.row_on(it.line)).collect()
        }

        pub(super) fn codes(&self) -> BTreeSet<&str> {
            self.diagnostics.iter().map(|it| it.code.as_str()).collect()
        }
    }

    /// The case that a message names.
    pub(super) fn witness(message: &str, table: &Table) -> Vec<Value> {
        let (_, case) =
            message.split_once("fit when ").or(message.split_once("fits when ")).unwrap();
        let parts = case.trim_end_matches('.').split(" and ").zip(NAMES).zip(&table.sorts);
        let value = |part: &str, name: &str| {
            part.strip_prefix(name)?.strip_prefix(" is ").map(str::to_owned)
        };
        parts.map(|((part, name), sort)| sort.read(&value(part, name).unwrap())).collect()
    }

    /// What comes of a case, in which `None` is not answered: what the table gives, as text, and the
    /// state of a check that needs so many pounds.
    pub(super) fn assessed(plan: &Plan, case: &[Option<Value>]) -> (String, State) {
        let answered =
            case.iter().zip(NAMES).filter_map(|(value, name)| Some((name, value.as_ref()?)));
        let answers = answered.map(|(name, value)| {
            let value = match value {
                Value::Number(number) => number.to_string(),
                Value::Word(word) => (*word).to_owned(),
            };
            (name.to_owned(), serde_json::Value::String(value))
        });
        let answers: serde_json::Map<_, _> = answers.collect();
        let entry = serde_json::from_value(serde_json::json!({ "answers": answers })).unwrap();
        let checks = plan.assess(&Proposal::from_entry(entry)).checks;
        (checks[0].message.clone(), checks[1].state)
    }
}

#[cfg(test)]
mod properties {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use weighup_engine::assessment::State;
    use weighup_language::compile;

    use super::{
        found::{Said, assessed, said, witness},
        random::{ENOUGH, Table, Value, table},
    };

    /// What is said of gaps and overlaps is true, and nothing is kept back.
    fn gaps_and_overlaps(table: &Table, said: &Said) -> Result<(), TestCaseError> {
        let cases = table.cases();
        let fitting = || cases.iter().map(|case| table.fitting(case).len());
        let total = table.takes.contains("total");
        let gap = !total && fitting().any(|fitting| fitting == 0);
        let overlap = table.takes.is_empty() && fitting().any(|fitting| fitting > 1);
        prop_assert_eq!(said.message("W406").is_some(), gap);
        prop_assert_eq!(said.message("W407").is_some(), overlap);
        if let Some(message) = said.message("W406") {
            let case = witness(message, table);
            prop_assert!(cases.contains(&case), "{}", message);
            prop_assert_eq!(table.fitting(&case), [], "{}", message);
        }
        if let Some(message) = said.message("W407") {
            let fitting = table.fitting(&witness(message, table));
            let named = fitting.iter().take(2).map(|(row, _)| (row + 1).to_string());
            let named = named.collect::<Vec<_>>().join(" and ");
            prop_assert!(message.starts_with(&format!("Rows {named} both fit")), "{message}");
        }
        Ok(())
    }

    /// Exactly the rows that are of no use are said to be.
    fn useless_rows(table: &Table, said: &Said) -> Result<(), TestCaseError> {
        let cases = table.cases();
        let fitting: Vec<_> = cases.iter().map(|case| table.fitting(case)).collect();
        let all: BTreeSet<_> = (0..table.count()).collect();
        let fit: BTreeSet<_> = fitting.iter().flatten().map(|(row, _)| *row).collect();
        prop_assert_eq!(said.rows("W413", table), &all - &fit);
        let first = table.takes.contains("first");
        let reached: BTreeSet<_> = match first {
            true => fitting.iter().filter_map(|rows| Some(rows.first()?.0)).collect(),
            false => fit.clone(),
        };
        prop_assert_eq!(said.rows("W412", table), &fit - &reached);
        Ok(())
    }

    /// What a table gives in a case.
    fn wanted(table: &Table, case: &[Value]) -> i64 {
        let fitting: Vec<_> = table.fitting(case).into_iter().map(|(_, it)| it).collect();
        let wanted = match table.takes.split_whitespace().nth(2) {
            Some("total") => Some(fitting.iter().sum()),
            Some("largest") => fitting.iter().copied().max(),
            Some("smallest") => fitting.iter().copied().min(),
            _ => fitting.first().copied(),
        };
        wanted.unwrap()
    }

    /// A table that can be used gives what its rows say, and what is certain before all is answered
    /// stays true whatever is answered.
    fn values(table: &Table, said: &Said) -> Result<(), TestCaseError> {
        let Some(plan) = &said.plan else { return Ok(()) };
        let cases = table.cases();
        for case in cases.iter().step_by(7) {
            let whole: Vec<_> = case.iter().cloned().map(Some).collect();
            let (gives, _) = assessed(plan, &whole);
            prop_assert_eq!(gives, format!("£{}", wanted(table, case)), "{:?}", case);
            for blank in 0..whole.len() {
                let mut partly = whole.clone();
                partly[blank] = None;
                let fits = |case: &&Vec<Value>| {
                    partly
                        .iter()
                        .zip(*case)
                        .all(|(it, value)| it.as_ref().is_none_or(|it| it == value))
                };
                let mut enough = cases.iter().filter(fits).map(|it| wanted(table, it) >= ENOUGH);
                match assessed(plan, &partly).1 {
                    State::Met => prop_assert!(enough.all(|enough| enough), "{:?}", partly),
                    State::NotMet => prop_assert!(!enough.any(|enough| enough), "{:?}", partly),
                    State::NotRequired | State::CannotTell => {}
                }
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn any_text_may_stand_in_a_csv_file(text in "([a-z£0-9 ,\"\n\r\t|-]|any|under|up to|\u{feff}|🏠){0,60}") {
            let main = "rules \"Any\"\nsection \"All\"\nask cost: money \"?\"\ntable t: money from \"t.csv\"";
            let files = [("main.weigh", main), ("t.csv", &text)];
            let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
            for it in compile("main.weigh", &files).diagnostics {
                let text = files.get(&it.file).unwrap();
                prop_assert!(text.get(it.start..it.end).is_some(), "{it:?}");
            }
        }

        #[test]
        fn what_is_said_of_a_table_is_true(table in table()) {
            let said = said(&table);
            let known = ["W406", "W407", "W412", "W413"].into();
            prop_assert!(said.codes().is_subset(&known), "{:?}\n{}", said.codes(), table);
            let checks = [gaps_and_overlaps, useless_rows, values];
            for check in checks {
                check(&table, &said).map_err(|fault| TestCaseError::fail(format!("{fault}\n{table}")))?;
            }
        }
    }
}
