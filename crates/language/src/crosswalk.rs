//! Crosswalks: which outcome or metric of one framework corresponds to which of another.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    Files,
    catalogue::{self, Catalogue, Count},
    codes,
    outline::{Block, Clause, FileKind, Outline, outline},
    pack::{missing, wrong_kind},
    refer::{resolve, side},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// What corresponds to what in two frameworks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Crosswalk {
    /// Its title.
    pub title: String,
    /// The title of the framework it starts from.
    pub from: String,
    /// The title of the framework it leads to.
    pub to: String,
    /// What a careful reader should know of the whole.
    pub notes: Vec<String>,
    /// How many items of the first framework it must deal with.
    pub items: usize,
    /// What corresponds to what, in the file's order.
    pub links: Vec<Link>,
}

/// What one item, or none, of the first framework corresponds to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// How close the two are.
    pub relation: Relation,
    /// The item of the first framework; absent for one that was added.
    pub from: Option<Item>,
    /// The items of the second framework; empty where there is none.
    pub to: Vec<Item>,
    /// What differs, and what else a careful reader should know.
    pub notes: Vec<String>,
}

/// An outcome or a metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its id in its framework.
    pub id: String,
    /// Its official name.
    pub name: String,
}

/// How close two items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same thing, though perhaps not in the same words.
    Exact,
    /// Something close; a note says what differs.
    Near,
    /// The second framework has nothing like it.
    None,
    /// The same words.
    Identical,
    /// Other words for it; a note says what differs.
    Reworded,
    /// It stands elsewhere; a note says where.
    Moved,
    /// It was dropped.
    Removed,
    /// It is new.
    Added,
}

impl Relation {
    /// All relations, in the order in which they are counted.
    const ALL: [Self; 8] = [
        Self::Exact,
        Self::Near,
        Self::None,
        Self::Identical,
        Self::Reworded,
        Self::Moved,
        Self::Removed,
        Self::Added,
    ];

    /// The word that a line starts with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::None => "none",
            Self::Identical => "identical",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }

    /// Whether a note must say what differs.
    fn needs_a_note(self) -> bool {
        matches!(self, Self::Near | Self::Reworded | Self::Moved)
    }
}

impl Crosswalk {
    /// How many items there are, and how many of each relation.
    pub fn counts(&self) -> Vec<Count> {
        let count = |of: Relation| self.links.iter().filter(|link| link.relation == of).count();
        let items = Count { what: "to be covered".to_owned(), count: self.items };
        let relations = Relation::ALL
            .into_iter()
            .map(|of| Count { what: of.word().to_owned(), count: count(of) })
            .filter(|counted| counted.count > 0);
        [items].into_iter().chain(relations).collect()
    }
}

/// Which items a crosswalk is about.
#[derive(Clone)]
enum Of {
    Outcomes,
    Metrics { tag: Option<String> },
}

impl Of {
    fn item(&self) -> &'static str {
        match self {
            Self::Outcomes => "outcome",
            Self::Metrics { .. } => "metric",
        }
    }

    /// The items of a framework; those with the tag, if there is one.
    fn items(&self, catalogue: &Catalogue) -> Vec<Item> {
        let item = |id: &str, name: &str| Item { id: id.to_owned(), name: name.to_owned() };
        match self {
            Self::Outcomes => {
                catalogue.outcomes().map(|(_, outcome)| item(&outcome.id, &outcome.name)).collect()
            }
            Self::Metrics { tag } => catalogue
                .metrics()
                .filter(|(_, metric)| tag.as_ref().is_none_or(|tag| metric.tags.contains(tag)))
                .map(|(_, metric)| item(&metric.id, &metric.name))
                .collect(),
        }
    }
}

/// Reads the crosswalk that stands in the file `main`.
pub(crate) fn read<'a>(
    main: &str,
    outline: &Outline,
    files: &'a Files,
    report: &mut Report<'a>,
) -> Crosswalk {
    let Some(header) = outline.blocks.iter().find(|block| block.keyword == "crosswalk") else {
        return Crosswalk::default();
    };
    let title = title(header, report);
    let of = match header.clause("of") {
        Some(clause) => of(clause, report),
        None => lacks(header, "of", report),
    };
    let sides = ["from", "to"].map(|keyword| framework(main, header, keyword, files, report));
    let ([Some(from), Some(to)], Some(of)) = (sides, of) else {
        return Crosswalk { title, ..Crosswalk::default() };
    };
    let wanted = of.items(&from);
    let whole = match &of {
        Of::Outcomes => Of::Outcomes,
        Of::Metrics { .. } => Of::Metrics { tag: None },
    };
    let (known_from, known_to) = (whole.items(&from), whole.items(&to));
    let mut reader = Reader {
        report,
        of: of.item(),
        from: (&from.title, &known_from),
        to: (&to.title, &known_to),
        seen: BTreeMap::new(),
    };
    let blocks = outline.blocks.iter().filter(|block| block.keyword != "crosswalk");
    let links: Vec<_> = blocks.filter_map(|block| reader.link(block)).collect();
    if !reader.report.has_errors() {
        reader.covered(&wanted, &links, header, false);
        if header.clause("both ways").is_some() {
            reader.covered(&known_to, &links, header, true);
        }
    }
    Crosswalk {
        title,
        items: wanted.len(),
        notes: header.clauses.iter().filter(|it| it.keyword == "note").filter_map(text).collect(),
        links,
        from: from.title.clone(),
        to: to.title.clone(),
    }
}

fn title(header: &Block, report: &mut Report<'_>) -> String {
    if let [Token { kind: TokenKind::Text(title), .. }] = header.head.as_slice() {
        return title.clone();
    }
    let span = span_of(&header.head, &header.keyword_span);
    let help = "For example: crosswalk \"From the draft to the plan\"";
    report.add(codes::W107, span, "“crosswalk” takes a title in quotation marks.", help);
    String::new()
}

/// `of outcomes`, `of metrics`, `of metrics tagged "LGOF"`
fn of(clause: &Clause, report: &mut Report<'_>) -> Option<Of> {
    match clause.tokens.as_slice() {
        [word] if word.is_word("outcomes") => return Some(Of::Outcomes),
        [word] if word.is_word("metrics") => return Some(Of::Metrics { tag: None }),
        [word, tagged, Token { kind: TokenKind::Text(tag), .. }]
            if word.is_word("metrics") && tagged.is_word("tagged") =>
        {
            return Some(Of::Metrics { tag: Some(tag.clone()) });
        }
        _ => {}
    }
    let message = "I cannot read what this crosswalk is of.";
    let help = "Write “of outcomes”, “of metrics” or “of metrics tagged \"LGOF\"”.";
    report.add(codes::W707, clause.span(), message, help);
    None
}

/// Reports a line that the header lacks.
fn lacks<T>(header: &Block, keyword: &str, report: &mut Report<'_>) -> Option<T> {
    let message = format!("This crosswalk has no line “{keyword}”.");
    let help = "Write below its title, for example: from \"draft.weigh\", to \"plan.weigh\", of \
                outcomes, each on a line.";
    report.add(codes::W707, header.keyword_span.clone(), &message, help);
    None
}

/// Reads the framework of one side.
fn framework<'a>(
    main: &str,
    header: &Block,
    keyword: &str,
    files: &'a Files,
    report: &mut Report<'a>,
) -> Option<Catalogue> {
    let Some(clause) = header.clause(keyword) else { return lacks(header, keyword, report) };
    let Some(file) = side(clause) else {
        let message = format!("I cannot read which framework stands behind “{keyword}”.");
        let help = format!("Name its file in quotation marks: {keyword} \"emof.weigh\"");
        report.add(codes::W707, clause.span(), &message, &help);
        return None;
    };
    let path = resolve(main, &file.path);
    let Some(text) = files.get(&path) else {
        missing(report, files, main, &path, file.span);
        return None;
    };
    let kind = outline(text, 0, &mut Report::new("", "")).kind;
    if kind != FileKind::Framework {
        wrong_kind(report, &file, FileKind::Framework, kind);
        return None;
    }
    let base = report.add_file(&path, text);
    let before = report.places().count();
    let catalogue = catalogue::of_file(text, base, report);
    // What is wrong with the framework is told; what follows from it is not.
    (report.places().count() == before).then_some(catalogue)
}

struct Reader<'a, 'r> {
    report: &'a mut Report<'r>,
    /// “outcome”
    of: &'static str,
    /// The title and the items of each side.
    from: (&'a str, &'a [Item]),
    to: (&'a str, &'a [Item]),
    /// Where each item of the first side was dealt with.
    seen: BTreeMap<String, Span>,
}

impl Reader<'_, '_> {
    fn link(&mut self, block: &Block) -> Option<Link> {
        let relation = Relation::ALL.into_iter().find(|it| it.word() == block.keyword)?;
        let (from, to) = match (relation, block.head.as_slice()) {
            (Relation::None | Relation::Removed, [id]) => (Some(id), Vec::new()),
            (Relation::Added, [id]) => (None, vec![id]),
            (Relation::None | Relation::Removed | Relation::Added, _) => {
                return self.unclear(block);
            }
            (_, [id, to, ids @ ..]) if to.is_word("to") && is_a_list(ids) => (
                Some(id),
                ids.iter().filter(|it| it.word() != Some("and") && !it.is_sign(',')).collect(),
            ),
            _ => return self.unclear(block),
        };
        let from_items = self.from;
        let to_items = self.to;
        let known = match from {
            Some(token) => Some(self.item(token, from_items)?),
            None => None,
        };
        let targets: Option<Vec<Item>> =
            to.into_iter().map(|token| self.item(token, to_items)).collect();
        let link = Link {
            relation,
            from: known,
            to: targets?,
            notes: block.clauses.iter().filter_map(text).collect(),
        };
        if let (Some(item), Some(token)) = (&link.from, from) {
            self.once(item, token);
        }
        self.fits(&link, block);
        Some(link)
    }

    fn unclear(&mut self, block: &Block) -> Option<Link> {
        let word = block.keyword;
        let message = "I cannot read what corresponds to what.";
        let help = match word {
            "none" | "removed" | "added" => format!("For example: {word} A1.1"),
            _ => format!("For example: {word} A1.1 to B2.3"),
        };
        let span = span_of(&block.head, &block.keyword_span);
        self.report.add(codes::W707, span, message, &help);
        None
    }

    fn item(&mut self, token: &Token, (title, items): (&str, &[Item])) -> Option<Item> {
        let id = token.word().unwrap_or_default();
        if let Some(item) = items.iter().find(|item| item.id == id) {
            return Some(item.clone());
        }
        // Ids differ from one another in a figure, so the nearest is a guess and no fix.
        let near = weighup_engine::closest(id, items.iter().map(|item| item.id.as_str()));
        let help = near.map_or_else(
            || format!("Name the id of one {} of “{title}”.", self.of),
            |near| format!("Did you mean “{near}”?"),
        );
        let message = format!("“{title}” has no {} “{id}”.", self.of);
        self.report.add(codes::W706, token.span.clone(), &message, &help);
        None
    }

    /// An item of the first side is dealt with once.
    fn once(&mut self, item: &Item, token: &Token) {
        if self.seen.insert(item.id.clone(), token.span.clone()).is_some() {
            let message = format!("“{}” is dealt with twice.", item.id);
            let help = "Keep one of them. One line may lead to several: near A1.1 to B2.3, B2.4";
            self.report.add(codes::W202, token.span.clone(), &message, help);
        }
    }

    /// Whether what the line says agrees with the names.
    fn fits(&mut self, link: &Link, block: &Block) {
        let span = span_of(&block.head, &block.keyword_span);
        let word = link.relation.word();
        if link.relation.needs_a_note() && link.notes.is_empty() {
            let message = format!("This line says “{word}”, but not what differs.");
            let help = "Add a line below it: note \"…\"";
            self.report.add(codes::W709, span, &message, help);
            return;
        }
        let (Some(from), [to]) = (&link.from, link.to.as_slice()) else { return };
        let same = plain(&from.name) == plain(&to.name);
        if link.relation == Relation::Identical && !same {
            let message = "These two are not called the same.";
            let help = format!(
                "“{}” became “{}”. Write “reworded”, with a note that says what differs.",
                from.name, to.name
            );
            self.report.add(codes::W710, span, message, &help);
        } else if link.relation == Relation::Reworded && same {
            let message = "These two are called the same.";
            self.report.add(codes::W710, span, message, "Write “identical”.");
        }
    }

    /// Reports what a side has and no line deals with.
    fn covered(&mut self, items: &[Item], links: &[Link], header: &Block, second: bool) {
        let dealt_with = |item: &Item| {
            links.iter().any(|link| match second {
                false => link.from.as_ref().is_some_and(|it| it.id == item.id),
                true => link.to.iter().any(|it| it.id == item.id),
            })
        };
        let left: Vec<_> =
            items.iter().filter(|item| !dealt_with(item)).map(|item| item.id.as_str()).collect();
        let Some(first) = left.first() else { return };
        let title = if second { self.to.0 } else { self.from.0 };
        let message = format!("These of “{title}” are left out: {}.", left.join(", "));
        let help = match second {
            false => format!("Where there is nothing like it, write: none {first}"),
            true => format!("What is new is listed too: added {first}"),
        };
        let span = span_of(&header.head, &header.keyword_span);
        self.report.add(codes::W708, span, &message, &help);
    }
}

/// `B1`, or `B1, B2 and B3`
fn is_a_list(tokens: &[Token]) -> bool {
    let is_joint = |token: &Token| token.is_sign(',') || token.is_word("and");
    tokens.len() % 2 == 1
        && tokens.iter().enumerate().all(|(at, token)| {
            is_joint(token) == (at % 2 == 1) && (token.word().is_some() || at % 2 == 1)
        })
}

/// A name without what does not matter when names are compared: capitals, sorts of dashes and
/// quotation marks, and blanks.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric() || *it == '%' || *it == '+');
    letters.flat_map(char::to_lowercase).collect()
}

fn text(clause: &Clause) -> Option<String> {
    match clause.tokens.as_slice() {
        [Token { kind: TokenKind::Text(text), .. }] => Some(text.clone()),
        _ => None,
    }
}
