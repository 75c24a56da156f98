//! The codes of diagnostics: one file each, with the page that explains it.

mod a101;
mod a102;
mod a103;
mod a104;
mod a105;
mod a106;
mod a107;
mod a108;
mod a109;
mod a110;
mod w101;
mod w102;
mod w103;
mod w104;
mod w105;
mod w106;
mod w107;
mod w108;
mod w109;
mod w110;
mod w111;
mod w112;
mod w113;
mod w114;
mod w115;
mod w116;
mod w117;
mod w118;
mod w119;
mod w120;
mod w121;
mod w122;
mod w123;
mod w124;
mod w125;
mod w126;
mod w127;
mod w128;
mod w131;
mod w132;
mod w133;
mod w201;
mod w202;
mod w203;
mod w204;
mod w205;
mod w206;
mod w207;
mod w208;
mod w209;
mod w301;
mod w302;
mod w303;
mod w304;
mod w305;
mod w306;
mod w307;
mod w308;
mod w309;
mod w310;
mod w311;
mod w401;
mod w402;
mod w403;
mod w404;
mod w405;
mod w406;
mod w407;
mod w408;
mod w410;
mod w411;
mod w412;
mod w413;
mod w414;
mod w415;
mod w416;
mod w501;
mod w502;
mod w503;
mod w601;
mod w602;
mod w603;
mod w604;
mod w701;
mod w702;
mod w703;
mod w704;
mod w705;
mod w706;
mod w707;
mod w708;
mod w709;
mod w710;
mod w711;
mod w712;
mod w801;
mod w802;
mod w803;
mod w804;
mod w805;
mod w806;
mod w807;
mod w808;
mod w809;
mod w810;
mod w811;
mod w812;
mod w813;
mod w814;
mod w815;
mod w817;
mod w818;
mod w819;
mod w820;
mod w821;
mod w822;
mod w823;
mod w901;
mod w902;
mod w903;
mod w904;
mod w905;
mod w906;
mod w907;
mod w909;
mod w910;
mod w911;
mod w912;
mod w914;
mod w915;
mod w916;
mod w917;
mod w918;
mod w919;
mod w920;
mod w930;

use crate::diagnostic::Severity;

pub(crate) use self::{
    w101::W101, w102::W102, w103::W103, w104::W104, w105::W105, w106::W106, w107::W107, w108::W108,
    w109::W109, w110::W110, w111::W111, w112::W112, w113::W113, w114::W114, w115::W115, w116::W116,
    w117::W117, w118::W118, w119::W119, w120::W120, w121::W121, w122::W122, w123::W123, w124::W124,
    w125::W125, w126::W126, w127::W127, w128::W128, w131::W131, w132::W132, w133::W133, w201::W201,
    w202::W202, w203::W203, w204::W204, w205::W205, w206::W206, w207::W207, w208::W208, w209::W209,
    w301::W301, w302::W302, w303::W303, w304::W304, w305::W305, w306::W306, w307::W307, w308::W308,
    w309::W309, w310::W310, w311::W311, w401::W401, w402::W402, w403::W403, w404::W404, w405::W405,
    w406::W406, w407::W407, w408::W408, w410::W410, w411::W411, w412::W412, w413::W413, w414::W414,
    w415::W415, w416::W416, w501::W501, w502::W502, w503::W503, w601::W601, w602::W602, w603::W603,
    w604::W604, w701::W701, w702::W702, w703::W703, w704::W704, w705::W705, w706::W706, w707::W707,
    w708::W708, w709::W709, w710::W710, w711::W711, w712::W712, w801::W801, w802::W802, w803::W803,
    w804::W804, w805::W805, w806::W806, w807::W807, w808::W808, w809::W809, w810::W810, w811::W811,
    w812::W812, w813::W813, w814::W814, w815::W815, w817::W817, w818::W818, w819::W819, w820::W820,
    w821::W821, w822::W822, w823::W823, w901::W901, w902::W902, w903::W903, w904::W904, w905::W905,
    w906::W906, w907::W907, w909::W909, w910::W910, w911::W911, w912::W912, w914::W914, w915::W915,
    w916::W916, w917::W917, w918::W918, w919::W919, w920::W920, w930::W930,
};

/// A kind of diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Code {
    /// `W201`.
    pub(crate) id: &'static str,
    /// How bad it is.
    pub(crate) severity: Severity,
}

/// What `weigh explain` says about a code: its page, written as the doc comment of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// `W201`.
    pub code: &'static str,
    /// How bad it is. Absent for a problem with an answer: it stops nothing.
    pub severity: Option<Severity>,
    /// The doc comment, each line with the space that follows `///`.
    comment: &'static str,
}

impl Page {
    /// The page with this code, in any case: of rules or of answers.
    pub fn of(code: &str) -> Option<&'static Self> {
        Self::all().find(|page| page.code.eq_ignore_ascii_case(code))
    }

    /// All pages: those of rules, then those of answers.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        PAGES.iter().chain(ANSWER_PAGES)
    }

    /// What it is about, as a heading.
    pub fn group(&self) -> &'static str {
        match self.code.get(..2) {
            Some("W1") => "Reading the text",
            Some("W2") => "Names",
            Some("W3") => "Sorts of values",
            Some("W4") => "Tables",
            Some("W5") => "Scores",
            Some("W6") => "Examples",
            Some("W7") => "Frameworks",
            Some("W8") => "Packs of several files",
            Some("W9") => "Warnings",
            Some("A1") => "Answers in a proposal",
            _ => "More",
        }
    }

    /// Says in one sentence what is wrong.
    pub fn statement(&self) -> &'static str {
        self.comment.lines().next().unwrap_or_default().trim()
    }

    /// The whole page, as Markdown. Its first line is the statement.
    pub fn text(&self) -> String {
        let lines = self.comment.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }
}

/// The pages of what can be wrong with rules, in the order of their codes.
pub const PAGES: &[Page] = &[
    w101::PAGE,
    w102::PAGE,
    w103::PAGE,
    w104::PAGE,
    w105::PAGE,
    w106::PAGE,
    w107::PAGE,
    w108::PAGE,
    w109::PAGE,
    w110::PAGE,
    w111::PAGE,
    w112::PAGE,
    w113::PAGE,
    w114::PAGE,
    w115::PAGE,
    w116::PAGE,
    w117::PAGE,
    w118::PAGE,
    w119::PAGE,
    w120::PAGE,
    w121::PAGE,
    w122::PAGE,
    w123::PAGE,
    w124::PAGE,
    w125::PAGE,
    w126::PAGE,
    w127::PAGE,
    w128::PAGE,
    w131::PAGE,
    w132::PAGE,
    w133::PAGE,
    w201::PAGE,
    w202::PAGE,
    w203::PAGE,
    w204::PAGE,
    w205::PAGE,
    w206::PAGE,
    w207::PAGE,
    w208::PAGE,
    w209::PAGE,
    w301::PAGE,
    w302::PAGE,
    w303::PAGE,
    w304::PAGE,
    w305::PAGE,
    w306::PAGE,
    w307::PAGE,
    w308::PAGE,
    w309::PAGE,
    w310::PAGE,
    w311::PAGE,
    w401::PAGE,
    w402::PAGE,
    w403::PAGE,
    w404::PAGE,
    w405::PAGE,
    w406::PAGE,
    w407::PAGE,
    w408::PAGE,
    w410::PAGE,
    w411::PAGE,
    w412::PAGE,
    w413::PAGE,
    w414::PAGE,
    w415::PAGE,
    w416::PAGE,
    w501::PAGE,
    w502::PAGE,
    w503::PAGE,
    w601::PAGE,
    w602::PAGE,
    w603::PAGE,
    w604::PAGE,
    w701::PAGE,
    w702::PAGE,
    w703::PAGE,
    w704::PAGE,
    w705::PAGE,
    w706::PAGE,
    w707::PAGE,
    w708::PAGE,
    w709::PAGE,
    w710::PAGE,
    w711::PAGE,
    w712::PAGE,
    w801::PAGE,
    w802::PAGE,
    w803::PAGE,
    w804::PAGE,
    w805::PAGE,
    w806::PAGE,
    w807::PAGE,
    w808::PAGE,
    w809::PAGE,
    w810::PAGE,
    w811::PAGE,
    w812::PAGE,
    w813::PAGE,
    w814::PAGE,
    w815::PAGE,
    w817::PAGE,
    w818::PAGE,
    w819::PAGE,
    w820::PAGE,
    w821::PAGE,
    w822::PAGE,
    w823::PAGE,
    w901::PAGE,
    w902::PAGE,
    w903::PAGE,
    w904::PAGE,
    w905::PAGE,
    w906::PAGE,
    w907::PAGE,
    w909::PAGE,
    w910::PAGE,
    w911::PAGE,
    w912::PAGE,
    w914::PAGE,
    w915::PAGE,
    w916::PAGE,
    w917::PAGE,
    w918::PAGE,
    w919::PAGE,
    w920::PAGE,
    w930::PAGE,
];

/// The pages of what can be wrong with answers. The engine gives their codes.
const ANSWER_PAGES: &[Page] = &[
    a101::PAGE,
    a102::PAGE,
    a103::PAGE,
    a104::PAGE,
    a105::PAGE,
    a106::PAGE,
    a107::PAGE,
    a108::PAGE,
    a109::PAGE,
    a110::PAGE,
];

/// Declares a code, with its doc comment as its page.
macro_rules! code {
    ($(#[doc = $line:literal])+ $id:ident $severity:ident) => {
        $(#[doc = $line])+
        pub(crate) const $id: $crate::codes::Code = $crate::codes::Code {
            id: stringify!($id),
            severity: $crate::Severity::$severity,
        };

        pub(super) const PAGE: $crate::codes::Page = $crate::codes::Page {
            code: stringify!($id),
            severity: Some($crate::Severity::$severity),
            comment: concat!($($line, "\n"),+),
        };
    };
}
use code;

/// Makes a doc comment the page of a code that the engine gives.
macro_rules! answer_page {
    ($(#[doc = $line:literal])+ $id:ident) => {
        pub(super) const PAGE: $crate::codes::Page = $crate::codes::Page {
            code: stringify!($id),
            severity: None,
            comment: concat!($($line, "\n"),+),
        };
    };
}
use answer_page;
