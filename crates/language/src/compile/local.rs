//! Local packs: what they set, tighten and add in the pack they extend, and what they may not.

use std::collections::{BTreeMap, BTreeSet};

use weighup_engine::{
    Decimal, order,
    program::{Change, ChangeKind, Check, Citation, Expr, Extended, Severity},
};

use super::{Compiler, Thing, Type, declare::name_span, frame, head_span, texts};
use crate::{
    catalogue::words,
    clauses::{force_named, force_word},
    codes,
    names::join,
    outline::{Block, Clause},
    pack::Gathered,
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// The settings for which a more local pack has another value, by name, the most central first.
pub(super) type Replaced = BTreeMap<String, Vec<Block>>;

/// How far a local pack may change a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Upwards only.
    Rise,
    /// Downwards only.
    Fall,
    /// Not at all.
    Fixed,
}

impl Limit {
    /// The words behind the figure.
    const WORDS: [(&'static str, Self); 3] =
        [("may only rise", Self::Rise), ("may only fall", Self::Fall), ("fixed", Self::Fixed)];
}

/// A setting as it was read.
pub(super) struct Figure {
    expr: Expr,
    of_type: Type,
    limit: Option<Limit>,
}

/// Puts each local value where the central setting stands, and takes out what a local pack has no
/// right to: a total or a verdict beside the central one.
pub(super) fn settle(pack: &mut Gathered, report: &mut Report<'_>) -> Replaced {
    let mut replaced = Replaced::new();
    let mut kept: Vec<Block> = Vec::new();
    for block in std::mem::take(&mut pack.blocks) {
        let layer = |block: &Block| pack.layer_of(block.keyword_span.start);
        if layer(&block) == 0 || !matches!(block.keyword, "setting" | "total" | "verdict") {
            kept.push(block);
            continue;
        }
        let name = frame::name_of(&block);
        let central = kept.iter_mut().find(|known| {
            layer(known) < layer(&block)
                && known.keyword == block.keyword
                && (block.keyword != "setting" || frame::name_of(known) == name)
        });
        match (block.keyword, central) {
            ("setting", Some(central)) => {
                replaced.entry(name).or_default().push(std::mem::replace(central, block));
            }
            (keyword @ ("total" | "verdict"), Some(central)) => {
                let span = block.keyword_span.clone();
                let line = report.line_seen_from(central.keyword_span.start, span.start);
                let message = format!("The pack this one extends has a {keyword}.");
                let help = format!("It holds for this pack too ({line}). Remove this one.");
                report.add(codes::W805, span, &message, &help);
            }
            _ => kept.push(block),
        }
    }
    pack.blocks = kept;
    replaced
}

impl<'b> Compiler<'b, '_, '_> {
    /// What the packs are that this one extends.
    pub(super) fn extended(&mut self) {
        let [central @ .., _] = self.pack.headers.as_slice() else { return };
        let extended = central.iter().rev().map(|header| {
            let edition = header.clauses.iter().find(|clause| clause.keyword == "edition");
            let edition = edition.map(|clause| words(&clause.tokens)).unwrap_or_default();
            Extended { title: texts(&header.head), edition }
        });
        self.program.pack.extends = extended.collect();
    }

    /// Whether something at `span` is in a pack that extends the one `first` is in.
    pub(super) fn is_local(&self, first: &Span, span: &Span) -> bool {
        self.pack.layer_of(first.start) < self.pack.layer_of(span.start)
    }

    /// Reports that a local pack declares a central name.
    pub(super) fn declared_centrally(&mut self, name: &str, first: usize, span: &Span) {
        let local = self.pack.block_at(span.start).map(|block| block.keyword).unwrap_or_default();
        let central = self.pack.block_at(first);
        let keyword = central.map(|block| block.keyword).unwrap_or_default();
        let place = self.clause_and_line(central, first, span.start);
        let thing = match keyword {
            "ask" => "a question",
            "define" => "a definition",
            "table" => "a table",
            "level" => "a level",
            "check" => "a check",
            "score" => "a score",
            "setting" => "a setting",
            other => other,
        };
        let message = format!("“{name}” is {thing} of the pack this one extends.");
        let help = match (keyword, local) {
            ("check", "check") => format!(
                "A central check cannot be declared again ({place}). To ask for more, write: \
                 tighten {name}"
            ),
            ("setting", _) => format!(
                "To give it another value, write: setting {name} is … ({place}). Otherwise use \
                 another name."
            ),
            _ => format!("It cannot be changed here ({place}). Use another name."),
        };
        self.report.add(codes::W805, span.clone(), &message, &help);
    }

    /// "[OF 2d], proposal.weigh, line 12"
    fn clause_and_line(&self, block: Option<&Block>, at: usize, from: usize) -> String {
        let lines = block.into_iter().flat_map(|block| &block.clauses);
        let tokens = lines.flat_map(|clause| &clause.tokens);
        let head = block.into_iter().flat_map(|block| &block.head);
        let cited = head.chain(tokens).filter_map(|token| match &token.kind {
            TokenKind::Citation(clause) => Some(format!("[{clause}]")),
            _ => None,
        });
        let line = self.report.line_seen_from(at, from);
        cited.chain([line]).collect::<Vec<_>>().join(", ")
    }

    // Settings ------------------------------------------------------------------------------------

    /// A setting's value, and how far local packs may change it.
    pub(super) fn figure(&mut self, block: &'b Block) -> Figure {
        let nothing = Figure { expr: Expr::Truth(false), of_type: Type::Unknown, limit: None };
        let Some(tokens) = self.defined_as(block) else { return nothing };
        let (value, rest) = value_and_rest(tokens);
        let limit = self.limit(rest);
        if value.iter().any(|token| token.is_word("is")) {
            let help = "Its name ends at the first “is”. Call it by a name without one.";
            let message = "A setting is a single figure, or yes or no.";
            self.report.add(codes::W310, span_of(value, &head_span(block)), message, help);
            return nothing;
        }
        let expr = self.read(value, &head_span(block));
        let (compiled, of_type) = self.expr(&expr, None, None);
        if !matches!(compiled, Expr::Number(_) | Expr::Truth(_)) && of_type != Type::Unknown {
            self.report.add(
                codes::W310,
                expr.span,
                "A setting is a single figure, or yes or no.",
                "Use “define” for a value that is computed.",
            );
            return nothing;
        }
        if of_type == Type::YesNo && matches!(limit, Some(Limit::Rise | Limit::Fall)) {
            let help = "Write “fixed” if local packs may not change it.";
            let message = "Yes or no can neither rise nor fall.";
            self.report.add(codes::W809, span_of(rest, &expr.span), message, help);
        }
        Figure { expr: compiled, of_type, limit }
    }

    /// What stands behind a setting's figure: `illustrative`, a limit, clauses.
    fn limit(&mut self, tokens: &[Token]) -> Option<Limit> {
        let mut limit = None;
        let parts = tokens
            .split(|token| token.is_sign(',') || matches!(token.kind, TokenKind::Citation(_)));
        for part in parts.filter(|part| !part.is_empty()) {
            let said = join(part);
            let known = Limit::WORDS.iter().find(|(words, _)| *words == said);
            let plain = part.iter().all(|token| token.word().is_some());
            match known {
                Some((_, known)) if plain => limit = Some(*known),
                _ if plain && said == "illustrative" => {}
                _ => {
                    let odd = part.iter().find(|token| !token.is_word("illustrative"));
                    let span = odd.map_or(0..0, |token| token.span.clone());
                    let message = "I do not know how this goes on from here.";
                    let help = "Behind the figure go, after commas, “illustrative” and how far a \
                                local pack may go (“may only rise”, “may only fall”, “fixed”), and \
                                its source: [OF 2b].";
                    self.report.add(codes::W110, span, message, help);
                }
            }
        }
        limit
    }

    /// Holds a local value to the central settings it replaces.
    pub(super) fn hold_to_central(&mut self, block: &'b Block, figure: Figure) -> (Expr, Type) {
        let name = frame::name_of(block);
        let replaced = self.replaced;
        let Some(centrals) = replaced.get(&name) else { return (figure.expr, figure.of_type) };
        let chain: Vec<(&'b Block, Figure)> = centrals
            .iter()
            .map(|central| (central, self.figure(central)))
            .chain([(block, figure)])
            .collect();
        let mut allowed = true;
        for (at, (local, figure)) in chain.iter().enumerate().skip(1) {
            let before = chain.get(..at).unwrap_or_default();
            allowed &=
                before.iter().all(|central| self.may_replace(&name, central, (local, figure)));
            if let Some((last, _)) = before.last() {
                self.note_setting(&name, last, local);
            }
        }
        let mut figures = chain.into_iter().map(|(_, figure)| figure);
        let (central, local) = (figures.next(), figures.next_back());
        let (Some(central), Some(local)) = (central, local) else {
            return (Expr::Truth(false), Type::Unknown);
        };
        // A bare figure is counted in what the central one is counted in. And what must not be is
        // told once: the rules go on with the central figure.
        let expr = if allowed { local.expr } else { central.expr };
        (expr, central.of_type)
    }

    /// Whether a local value may stand in place of a central one.
    fn may_replace(
        &mut self,
        name: &str,
        (central, was): &(&'b Block, Figure),
        (local, is): (&'b Block, &Figure),
    ) -> bool {
        if was.of_type == Type::Unknown || is.of_type == Type::Unknown {
            return true;
        }
        let value = self.value_span(local);
        let place = self.clause_and_line(Some(central), central.keyword_span.start, value.start);
        let written = self.value_text(central);
        if !same_sort(&was.of_type, &is.of_type) {
            let sort = was.of_type.words(&self.program);
            let found = is.of_type.words(&self.program);
            let message = format!("“{name}” is {sort}, not {found}.");
            let help = format!("The pack this one extends sets it to {written} ({place}).");
            self.report.add(codes::W807, value, &message, &help);
            return false;
        }
        let (allowed, rule, help) = match (was.limit, number(&was.expr), number(&is.expr)) {
            (None, ..) => return true,
            (Some(Limit::Rise), Some(was), Some(is)) => {
                (is >= was, "may only rise", format!("Set it to at least {written}"))
            }
            (Some(Limit::Fall), Some(was), Some(is)) => {
                (is <= was, "may only fall", format!("Set it to at most {written}"))
            }
            (Some(Limit::Fixed), ..) => {
                (was.expr == is.expr, "is fixed", "Remove this setting".to_owned())
            }
            _ => return true,
        };
        if !allowed {
            let message = format!("“{name}” {rule}: the pack this one extends sets {written}.");
            let help = format!("{help}. The central setting: {place}.");
            self.report.add(codes::W808, value, &message, &help);
        }
        allowed
    }

    fn note_setting(&mut self, name: &str, central: &'b Block, local: &'b Block) {
        let because = self.because(local, "This local value does not say why.");
        let what = format!("{} instead of {}", self.value_text(local), self.value_text(central));
        self.note(ChangeKind::Set, name, what, because, local.keyword_span.start);
    }

    fn value_span(&self, block: &Block) -> Span {
        let (value, _) = value_and_rest(frame::after_is(block).unwrap_or_default());
        span_of(value, &block.keyword_span)
    }

    /// A setting's value as it is written.
    fn value_text(&self, block: &Block) -> String {
        one_line(self.report.text_of(self.value_span(block)))
    }

    /// The reason that a block gives, which it must.
    fn because(&mut self, block: &Block, message: &str) -> String {
        // Of a reason that cannot be read, that is told already; an empty one is none.
        let is_empty = |clause: &&Clause| {
            clause.tokens.iter().all(|token| token.kind == TokenKind::Text(String::new()))
                && !clause.tokens.is_empty()
        };
        let said = block.clauses.iter().find(|clause| clause.keyword == "because");
        let said = said.filter(|clause| !is_empty(clause)).map(|clause| texts(&clause.tokens));
        if said.is_none() {
            let help = "Add a line: because \"…\"";
            self.report.add(codes::W806, head_span(block), message, help);
        }
        said.unwrap_or_default()
    }

    // Checks --------------------------------------------------------------------------------------

    /// Finds the check that each `tighten` block is about. All names are declared by now.
    pub(super) fn tightenings(&mut self, blocks: &'b [Block]) {
        let mut seen = BTreeSet::new();
        for block in blocks.iter().filter(|block| block.keyword == "tighten") {
            let Some(check) = self.central_check(block) else { continue };
            if seen.insert((self.pack.layer_of(block.keyword_span.start), check)) {
                self.tightened.entry(check).or_default().push(block);
            } else {
                let message = "This check is tightened twice.";
                let help = "Join the two blocks.";
                self.report.add(codes::W811, name_span(block), message, help);
            }
        }
    }

    /// The check of a more central pack that a block tightens.
    fn central_check(&mut self, block: &'b Block) -> Option<usize> {
        let name = frame::name_of(block);
        let span = name_span(block);
        let layer = self.pack.layer_of(block.keyword_span.start);
        let thing = self.things.get(&name).copied();
        let place = self.places.get(&name).cloned();
        let (message, help) = match (thing, place) {
            (Some(Thing::Broken), _) => return None,
            _ if layer == 0 => {
                let help = "Change the check itself, or name the pack that holds it below \
                            “rules”: extends \"../proposal.weigh\"";
                ("This pack extends no other: there is nothing to tighten.".to_owned(), help.into())
            }
            (Some(Thing::Check(index)), Some(place)) => {
                if self.is_local(&place, &block.keyword_span) {
                    return Some(index);
                }
                let line = self.report.line_seen_from(place.start, span.start);
                let message = format!("“{name}” is a check of this pack itself.");
                (message, format!("Change it where it stands: {line}."))
            }
            (Some(Thing::Value(_)), _) if self.is_setting(&name) => {
                let message = format!("“{name}” is a setting, not a check.");
                (message, format!("To give it another value, write: setting {name} is …"))
            }
            (Some(_), _) => {
                let message = format!("“{name}” is not a check.");
                (message, "Only checks can be tightened.".to_owned())
            }
            (None, _) => {
                let checks = self.things.iter();
                let checks = checks.filter(|(_, thing)| matches!(thing, Thing::Check(_)));
                let help = weighup_engine::closest(&name, checks.map(|(name, _)| name.as_str()))
                    .map_or_else(
                        || "Name a check of the pack this one extends.".to_owned(),
                        |near| format!("Did you mean “{near}”?"),
                    );
                (format!("There is no check “{name}” to tighten."), help)
            }
        };
        self.report.add(codes::W810, span, &message, &help);
        None
    }

    fn is_setting(&self, name: &str) -> bool {
        let place = self.places.get(name).and_then(|place| self.pack.block_at(place.start));
        place.is_some_and(|block| block.keyword == "setting")
    }

    /// When a check applies and what it needs, with what local packs ask beyond that.
    pub(super) fn tighten_conditions(
        &mut self,
        check: usize,
        applies: &mut Option<Expr>,
        needs: &mut Expr,
    ) {
        let blocks = self.tightened.get(&check).cloned().unwrap_or_default();
        for clause in blocks.iter().flat_map(|block| &block.clauses) {
            match clause.keyword {
                "also applies" => {
                    let Some(central) = applies.take() else {
                        let span = clause.keyword_span.clone();
                        let message = "This check always applies already.";
                        self.report.add(codes::W815, span, message, "Remove this line.");
                        continue;
                    };
                    let wider = self.applies(clause);
                    *applies = wider.map(|wider| Expr::Any(vec![central, wider]));
                }
                "also needs" => {
                    let expr = self.read(&clause.tokens, &clause.keyword_span);
                    let more = self.condition(&expr, None);
                    let central = std::mem::replace(needs, Expr::Truth(false));
                    *needs = Expr::All(vec![central, more]);
                }
                _ => {}
            }
        }
    }

    /// The other parts of a check, as local packs have them. Notes what they change and add.
    pub(super) fn tighten_words(&mut self, index: usize, check: &mut Check, central: &'b Block) {
        if self.pack.layer_of(central.keyword_span.start) > 0 {
            self.note_added(central);
        }
        for block in self.tightened.get(&index).cloned().unwrap_or_default() {
            self.tighten(block, check);
        }
    }

    fn note_added(&mut self, block: &'b Block) {
        let rests_on = block.clauses.iter().find(|clause| force_named(clause.keyword).is_some());
        let because = rests_on.map(|clause| self.as_written(clause)).unwrap_or_default();
        let name = frame::name_of(block);
        self.note(ChangeKind::Added, &name, texts(&block.head), because, block.keyword_span.start);
    }

    fn tighten(&mut self, block: &'b Block, check: &mut Check) {
        let mut said = Vec::new();
        let mut seen = BTreeSet::new();
        for clause in &block.clauses {
            let many = matches!(clause.keyword, "also needs" | "also applies");
            let part = if force_named(clause.keyword).is_some() { "must" } else { clause.keyword };
            if !seen.insert(part) && !many {
                let message = format!("This block says “{}” twice.", clause.keyword);
                let span = clause.keyword_span.clone();
                self.report.add(codes::W117, span, &message, "Keep one of them.");
            }
            match clause.keyword {
                "counts as" => self.count_as_more(clause, check),
                "if not" => check.message = self.message(clause),
                "to fix" => check.fix = self.message(clause),
                force => self.ask_harder(force, clause, check),
            }
            if clause.keyword != "because" {
                said.push(self.as_written(clause));
            }
        }
        if let Some(odd) = block.head.iter().find(|token| token.word().is_none()) {
            let message = "I do not know how this goes on from here.";
            let help = "Behind “tighten” stands the name of a check, and nothing else.";
            self.report.add(codes::W110, odd.span.clone(), message, help);
        }
        let because = if said.is_empty() {
            let help = "Add a line such as: also applies at T1 and above · also needs … · must \
                        [LOCAL 3] · counts as gate";
            self.report.add(codes::W814, head_span(block), "This tightens nothing.", help);
            String::new()
        } else {
            self.because(block, "This tightening does not say why.")
        };
        let (what, at) = (said.join("; "), block.keyword_span.start);
        self.note(ChangeKind::Tightened, &check.id, what, because, at);
    }

    fn ask_harder(&mut self, force: &str, clause: &'b Clause, check: &mut Check) {
        let Some(force) = force_named(force) else { return };
        let citations = self.citations_needed(clause);
        if force > check.force {
            let place = self.central_place(check, clause);
            let (own, central) = (force_word(force), force_word(check.force));
            let message = format!("“{own}” is weaker than “{central}”, which the check says.");
            let help = format!("A local pack may only ask for more. The central check: {place}.");
            self.report.add(codes::W812, clause.keyword_span.clone(), &message, &help);
        }
        check.force = force;
        let new = citations.into_iter().filter(|it| !check.citations.contains(it));
        let new: Vec<_> = new.collect();
        check.citations.extend(new);
    }

    fn count_as_more(&mut self, clause: &'b Clause, check: &mut Check) {
        let central = check.clone();
        // What cannot be read counts as the gravest: it is reported as such, and no further.
        (check.severity, check.fallback) = (Severity::Gate, Severity::Gate);
        check.severity_when = None;
        self.counts_as(clause, check);
        if !as_severe(&central, check) {
            let place = self.central_place(&central, clause);
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let message = format!(
                "This may count for less than the central check, which counts as {}.",
                severities(&central)
            );
            let help = format!("A local pack may only ask for more. The central check: {place}.");
            self.report.add(codes::W813, span, &message, &help);
        }
    }

    fn central_place(&self, check: &Check, clause: &Clause) -> String {
        let Some(place) = self.places.get(&check.id) else { return String::new() };
        let block = self.pack.block_at(place.start);
        self.clause_and_line(block, place.start, clause.keyword_span.start)
    }

    /// Whether a check's force is that of a clause it rests on, as far as the source says it.
    pub(super) fn force_fits(&mut self, clause: &Clause, citations: &[Citation]) {
        let Some(force) = force_named(clause.keyword) else { return };
        let declared = citations.iter().filter_map(|cited| {
            let known = self.clauses.get(&cited.source)?;
            let known = known.iter().find(|known| known.id == cited.clause)?;
            Some((format!("{} {}", cited.source, cited.clause), known.force?))
        });
        let declared: Vec<_> = declared.collect();
        // A check may rest on several clauses, of which one asks as strongly as it does.
        let Some((cited, asks)) = declared.first() else { return };
        if declared.iter().all(|(_, asks)| *asks != force) {
            let (own, asks) = (force_word(force), force_word(*asks));
            let message = format!("This check says “{own}”, but [{cited}] is listed as “{asks}”.");
            let help = format!("Write “{asks}”, or change the list of clauses.");
            self.report.add(codes::W822, clause.keyword_span.clone(), &message, &help);
        }
    }

    // What is told of it --------------------------------------------------------------------------

    fn as_written(&self, clause: &Clause) -> String {
        let end = clause.tokens.last().map_or(clause.keyword_span.end, |token| token.span.end);
        one_line(self.report.text_of(clause.keyword_span.start..end))
    }

    fn note(&mut self, kind: ChangeKind, name: &str, what: String, because: String, at: usize) {
        let layer = self.pack.layer_of(at);
        let by = self.pack.headers.get(layer).map(|header| texts(&header.head));
        let by = by.unwrap_or_default();
        self.changes.push((layer, Change { by, kind, name: name.to_owned(), what, because }));
    }

    /// Puts the changes into the program, those of the most central pack first.
    pub(super) fn note_changes(&mut self) {
        order::sort_by_key(&mut self.changes, |(layer, _)| *layer);
        let changes = std::mem::take(&mut self.changes);
        self.program.pack.changes = changes.into_iter().map(|(_, change)| change).collect();
    }
}

/// A setting's value, and what stands behind it.
fn value_and_rest(tokens: &[Token]) -> (&[Token], &[Token]) {
    let ends = |token: &Token| token.is_sign(',') || matches!(token.kind, TokenKind::Citation(_));
    let end = tokens.iter().position(ends).unwrap_or(tokens.len());
    tokens.split_at_checked(end).unwrap_or((tokens, &[]))
}

/// Whether two settings are of one sort; a bare figure may stand for one that is counted.
fn same_sort(a: &Type, b: &Type) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b) && a.fits(b)
}

fn number(expr: &Expr) -> Option<Decimal> {
    match expr {
        Expr::Number(number) => Some(*number),
        _ => None,
    }
}

/// Whether a check counts at least as much as the central one, whatever the case.
fn as_severe(central: &Check, local: &Check) -> bool {
    if central.severity_when == local.severity_when {
        return local.severity <= central.severity && local.fallback <= central.fallback;
    }
    // `Severity` is ordered from the gravest on.
    let weakest = |check: &Check| check.severity.max(check.fallback);
    let gravest = |check: &Check| check.severity.min(check.fallback);
    weakest(local) <= gravest(central)
}

/// "major", or "gate or major".
fn severities(check: &Check) -> String {
    let word = |severity| match severity {
        Severity::Gate => "gate",
        Severity::Major => "major",
        Severity::Minor => "minor",
        Severity::Flag => "flag",
    };
    match check.severity_when {
        Some(_) => format!("{} or {}", word(check.severity), word(check.fallback)),
        None => word(check.severity).to_owned(),
    }
}

/// Words as written, on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
