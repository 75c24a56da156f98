//! The codes of diagnostics: one file each, with the page that explains it.

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
mod w501;
mod w502;
mod w503;
mod w601;
mod w602;
mod w603;
mod w701;
mod w702;
mod w703;
mod w704;

use crate::diagnostic::Severity;

pub(crate) use self::{
    w101::W101, w102::W102, w103::W103, w104::W104, w105::W105, w106::W106, w107::W107, w108::W108,
    w109::W109, w110::W110, w111::W111, w112::W112, w113::W113, w114::W114, w115::W115, w116::W116,
    w117::W117, w118::W118, w119::W119, w120::W120, w121::W121, w122::W122, w123::W123, w124::W124,
    w125::W125, w126::W126, w127::W127, w128::W128, w201::W201, w202::W202, w203::W203, w204::W204,
    w205::W205, w206::W206, w207::W207, w208::W208, w209::W209, w301::W301, w302::W302, w303::W303,
    w304::W304, w305::W305, w306::W306, w307::W307, w308::W308, w309::W309, w310::W310, w311::W311,
    w401::W401, w402::W402, w403::W403, w404::W404, w405::W405, w406::W406, w407::W407, w408::W408,
    w501::W501, w502::W502, w503::W503, w601::W601, w602::W602, w603::W603, w701::W701, w702::W702,
    w703::W703, w704::W704,
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
    /// How bad it is.
    pub severity: Severity,
    /// The page, as Markdown: its first line says in one sentence what is wrong.
    pub text: &'static str,
}

/// All pages, in the order of their codes.
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
    w501::PAGE,
    w502::PAGE,
    w503::PAGE,
    w601::PAGE,
    w602::PAGE,
    w603::PAGE,
    w701::PAGE,
    w702::PAGE,
    w703::PAGE,
    w704::PAGE,
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
            severity: $crate::Severity::$severity,
            text: concat!($($line, "\n"),+),
        };
    };
}
use code;
