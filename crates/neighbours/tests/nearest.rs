//! Neighbours worked out by hand, and what tables and requests can have wrong.

use rust_decimal::Decimal;
use weighup_neighbours::{Mistake, Neighbours, Table, Wanted, Weights, medians, nearest};

#[cfg(test)]
fn table(text: &str) -> Table {
    Table::read("areas.csv", text).expect("a table")
}

#[cfg(test)]
fn mistakes(text: &str) -> Vec<String> {
    let mistakes = Table::read("areas.csv", text).expect_err("mistakes");
    mistakes.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
fn near(table: &Table, area: &str, count: usize, weights: Weights) -> Result<Neighbours, Mistake> {
    let least_shared = "60%".parse().expect("a share");
    nearest(table, &Wanted { area: area.to_owned(), count, weights, least_shared })
}

#[cfg(test)]
fn order(table: &Table, area: &str) -> Vec<(String, String)> {
    let found = near(table, area, 10, Weights::default()).expect("neighbours");
    found.nearest.into_iter().map(|it| (it.code, it.distance.to_string())).collect()
}

/// Means 3 and 30, variances 5 and 500: A and B differ by 2 and 20, which are 4/5 each; A and C by
/// 6 and 60, 36/5 each; A and D by 4 and 40, 16/5 each.
const FOUR: &str = "code,name,one,two
A,Ashby,0,0
B,Byfleet,2,20
C,Corby,6,60
D,Derby,4,40
";

#[test]
fn distances_are_in_standard_deviations() {
    let expected = [("B", "0.894"), ("D", "1.789"), ("C", "2.683")];
    assert_eq!(order(&table(FOUR), "A"), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn the_unit_of_an_indicator_makes_no_difference() {
    let thousands = FOUR.replace("20\n", "20000\n").replace("60\n", "60000\n");
    let thousands = thousands.replace("40\n", "40000\n");
    assert_eq!(order(&table(&thousands), "A"), order(&table(FOUR), "A"));
}

#[test]
fn distance_is_the_same_both_ways() {
    let table = table(FOUR);
    let to = |from: &str, to: &str| {
        order(&table, from).into_iter().find(|(code, _)| code == to).map(|(_, far)| far)
    };
    assert_eq!(to("A", "D"), to("D", "A"));
}

#[test]
fn areas_that_are_as_near_come_in_the_order_of_their_codes() {
    let table = table("code,name,one\nM,Middle,5\nZ,Upper,6\nB,Lower,4\n");
    let codes: Vec<_> = order(&table, "M").into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["B", "Z"]);
}

/// Only the shared indicators count: without its second figure, B is 2 from A on the first alone.
/// The second then has the mean 100/3 and another variance, which does not matter for A and B.
#[test]
fn a_missing_figure_neither_adds_nor_takes_away() {
    let table = table("code,name,one,two,three\nA,a,0,0,0\nB,b,2,,2\nC,c,6,60,6\nD,d,4,40,4\n");
    let found = near(&table, "a", 3, Weights::default()).expect("neighbours");
    let b = &found.nearest[0];
    assert_eq!((b.code.as_str(), b.compared), ("B", 2));
    assert_eq!(b.distance.to_string(), "0.894");
    assert_eq!(b.missing, ["two"]);
}

#[test]
fn an_area_that_shares_too_little_is_left_out_and_named() {
    let table = table("code,name,one,two\nA,a,0,0\nB,b,2,..\nC,c,6,60\n");
    let found = near(&table, "A", 3, Weights::default()).expect("neighbours");
    assert_eq!(found.nearest.len(), 1);
    assert_eq!(found.left_out[0].why, "it has figures for only 1 of 2 indicators");
}

#[test]
fn indicators_that_say_nothing_take_no_part() {
    let table = table("code,name,one,same,own,off\nA,a,0,7,[x],1\nB,b,2,7,1,2\nC,c,6,7,3,9\n");
    let weights = Weights::read("w.csv", "indicator,weight\noff,0\n", &table).expect("weights");
    let found = near(&table, "A", 3, weights).expect("neighbours");
    let unused: Vec<_> = found.unused.iter().map(|it| (it.indicator.as_str(), it.why)).collect();
    assert_eq!(
        unused,
        [
            ("same", "all areas have the same figure"),
            ("own", "the area has no figure"),
            ("off", "its weight is 0"),
        ]
    );
    assert_eq!(found.used, 1);
}

/// With the second indicator counting three times as much, B (0 and 4/5) is nearer than D (16/5, 0).
#[test]
fn weights_change_who_is_near() {
    let table = table("code,name,one,two\nA,a,0,0\nB,b,0,20\nC,c,6,60\nD,d,2,0\n");
    let first = |weights: &str| {
        let weights = Weights::read("w.csv", weights, &table).expect("weights");
        near(&table, "A", 1, weights).expect("neighbours").nearest[0].code.clone()
    };
    assert_eq!(first("indicator,weight\none,9\ntwo,1\n"), "B");
    assert_eq!(first("indicator,weight\none,1\ntwo,9\n"), "D");
}

#[test]
fn the_median_among_the_neighbours() {
    let found = near(&table(FOUR), "A", 3, Weights::default()).expect("neighbours");
    let metrics = table("code,name,odd,even,none\nA,a,9,1,1\nB,b,3,4,\nC,c,1,..,\nD,d,2,5,\n");
    let medians = medians(&found, &metrics);
    let text = |i: usize| medians[i].median.map(|it| it.to_string());
    assert_eq!((text(0).as_deref(), medians[0].of), (Some("2"), 3));
    assert_eq!((text(1).as_deref(), medians[1].of), (Some("4.5"), 2));
    assert_eq!(medians[1].missing, ["C"]);
    assert_eq!((text(2), medians[2].own), (None, Some(Decimal::ONE)));
}

#[test]
fn figures_as_official_tables_write_them() {
    let table = table("\u{feff}Code,Name,one\nA,a,\"1,150\"\nB,b,£12.50\nC,c,7.5%\n\nD,d,[c]\n");
    let values: Vec<_> =
        table.areas.iter().map(|area| area.values[0].map(|it| it.to_string())).collect();
    let expected = ["1150", "12.50", "7.5"].map(|it| Some(it.to_owned()));
    assert_eq!(values[..3], expected);
    assert_eq!(values[3], None);
}

#[test]
fn all_mistakes_of_a_table_are_told() {
    let text = "code,name,one,one\nA,a,1,many\nA,b,1\nA,c,1,2\n";
    assert_eq!(
        mistakes(text),
        [
            "N102 areas.csv:1: there are two columns called “one”",
            "N104 areas.csv:2: “many” under “one” is no figure; leave the cell empty where there is none",
            "N105 areas.csv:3: 4 cells are expected; found 3",
            "N103 areas.csv:4: “A” stands in line 2 already",
        ]
    );
    let headings = "N101 areas.csv:1: the first line must be: code, name, and then the indicators";
    assert_eq!(mistakes("area,one\nA,1\n"), [headings]);
    assert_eq!(mistakes(""), [headings]);
    assert_eq!(mistakes("code,name,one\n"), ["N106 areas.csv: there is no area in it"]);
}

#[test]
fn too_large_a_table_is_refused() {
    let mut text = "code,name,one\n".to_owned();
    for i in 0..10_001 {
        text += &format!("X{i},x,{i}\n");
    }
    let message = "N107 areas.csv: a table may have at most 10000 areas and 500 indicators";
    assert_eq!(mistakes(&text), [message]);
}

#[test]
fn all_mistakes_of_weights_are_told() {
    let text = "indicator,weight\nto,1\none,-1\ntwo\n";
    let mistakes = Weights::read("w.csv", text, &table(FOUR)).expect_err("mistakes");
    let mistakes: Vec<_> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(
        mistakes,
        [
            "N108 w.csv:2: the table has no indicator called “to”.",
            "N109 w.csv:3: “-1” is no weight; write a figure from 0 to 1,000",
            "N105 w.csv:4: 2 cells are expected; found 1",
        ]
    );
    let wrong = Weights::read("w.csv", "one,1\n", &table(FOUR)).expect_err("mistakes");
    assert_eq!(wrong[0].to_string(), "N101 w.csv:1: the first line must be: indicator, weight");
}

#[test]
fn requests_that_cannot_be_met() {
    let told = |table: &Table, area: &str, count| {
        near(table, area, count, Weights::default()).expect_err("a mistake").to_string()
    };
    assert_eq!(
        told(&table(FOUR), "Darby", 3),
        "N201: no area has the code or the name “Darby”. Did you mean “Derby”?"
    );
    assert_eq!(told(&table(FOUR), "A", 0), "N202: ask for at least 1 neighbour");
    let bare = table("code,name,one\nA,a,\nB,b,1\nC,c,2\n");
    assert_eq!(
        told(&bare, "A", 3),
        "N203: there is no indicator on which the area can be compared"
    );
    let huge = "9".repeat(28);
    let huge = table(&format!("code,name,one\nA,a,{huge}\nB,b,-{huge}\nC,c,2\n"));
    assert_eq!(told(&huge, "A", 3), "N204: the figures are too large to compute with");
}
