//! What a screen reader is told when the result changes: only what changed, and only once the
//! user has paused.

use weighup_engine::Assessment;

use crate::score::shown;
use crate::strings;

/// The parts of a result that are worth saying aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Headline {
    verdict: Option<String>,
    levels: Vec<(String, String)>,
    score: Option<String>,
}

impl Headline {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let levels = assessment.levels.iter();
        Self {
            verdict: assessment.verdict.as_ref().map(|verdict| verdict.as_it_stands.clone()),
            levels: levels
                .map(|level| (level.title.clone(), strings::either(&level.possible)))
                .collect(),
            score: assessment.total.as_ref().map(|total| shown(&total.points.as_it_stands)),
        }
    }

    /// What is different from an earlier headline, in sentences; empty when nothing is.
    pub(crate) fn since(&self, before: &Self) -> String {
        let mut sentences = Vec::new();
        if let (Some(now), Some(then)) = (&self.score, &before.score)
            && now != then
        {
            sentences.push(strings::score_changed(now, then));
        }
        for (title, possible) in &self.levels {
            let same = |(before_title, before_possible): &(String, String)| {
                before_title == title && before_possible == possible
            };
            if !before.levels.iter().any(same) {
                sentences.push(strings::level_changed(title, possible));
            }
        }
        if let Some(verdict) = &self.verdict
            && self.verdict != before.verdict
        {
            sentences.push(strings::verdict_changed(verdict));
        }
        sentences.join(" ")
    }
}
