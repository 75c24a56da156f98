// Plain code for the rules of saf-40, as a competent programmer would write it once and for all:
// the floor that engines are measured against. Nothing here is tuned.

export const CATALOGUE = new Set([
  "out.jobs", "out.productivity", "out.skills", "out.health", "out.wellbeing", "out.housing",
  "out.transport", "out.digital", "out.carbon", "out.biodiversity", "out.air_quality", "out.safety",
  "out.justice", "out.education", "out.inclusion", "out.culture", "out.exports", "out.research",
]);
const KINGDOM = new Set(["England", "Scotland", "Wales", "Northern Ireland", "UK"]);
const USUAL = new Set(["open", "framework", "grant"]);
const TIERS = ["light", "standard", "enhanced", "full"];
const [STANDARD, ENHANCED, FULL] = [1, 2, 3];

const SECTIONS = [
  [15, ["c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11", "c12", "c13"]],
  [12, ["c14", "c15", "c16", "c17", "c18", "c19", "c20"]],
  [9, ["c21", "c22", "c23", "c24", "c25"]],
  [6, ["c26", "c27", "c28"]],
  [12, ["c29", "c30", "c31", "c32", "c33", "c34", "c35"]],
  [6, ["c36", "c37", "c38", "c39", "c40"]],
];

const there = (value) => value !== null;
const known = (claim) => CATALOGUE.has(claim.outcome_id);

export function tierOf(input) {
  const basis = input.total_cost ?? input.funding_requested;
  let tier = FULL;
  if (basis === null) tier = STANDARD;
  else if (basis < 500_000) tier = 0;
  else if (basis < 5_000_000) tier = STANDARD;
  else if (basis < 20_000_000) tier = ENHANCED;
  return input.complexity === "high" ? Math.min(tier + 1, FULL) : tier;
}

export function points(claim) {
  if (!known(claim)) return 0;
  return (
    (there(claim.metric_id) ? 0.25 : 0) +
    (there(claim.baseline) ? 0.2 : 0) +
    (there(claim.target) ? 0.25 : 0) +
    (there(claim.target_year) ? 0.15 : 0) +
    (there(claim.source) ? 0.15 : 0)
  );
}

function contribution(claims) {
  if (!claims?.length) return 0;
  const best = claims.map(points).sort((a, b) => b - a).slice(0, 3);
  return (40 * best.reduce((sum, value) => sum + value, 0)) / Math.min(3, claims.length);
}

// A condition that is told, or null when an answer it needs is missing.
const told = (condition) => (condition === null ? "unknown" : condition ? "met" : "not_met");

export function assess(p) {
  const tier = tierOf(p);
  const { claims, geography, total_cost: cost, delivery_confidence: confidence } = p;
  const from = (least, condition) => (tier < least ? "na" : told(condition()));
  const when = (applies, condition) =>
    applies === null ? "unknown" : applies ? told(condition()) : "na";

  const checks = {
    c01: told(Boolean(p.title)),
    c02: told(Boolean(p.senior_owner)),
    c03: from(STANDARD, () => p.options_considered === null ? null : p.options_considered >= 3),
    c04: from(ENHANCED, () =>
      p.options_considered === null || p.complexity === null
        ? null
        : p.options_considered >= (p.complexity === "high" ? 5 : 4)),
    c05: told(claims && claims.length > 0),
    c06: from(STANDARD, () => claims && claims.length > 0 && claims.every(known)),
    c07: told(claims && claims.some((claim) => known(claim) && there(claim.metric_id))),
    c08: from(STANDARD, () =>
      claims && claims.length > 0 && claims.every((claim) => there(claim.metric_id))),
    c09: from(ENHANCED, () =>
      claims && claims.length > 0 &&
      claims.every((claim) => there(claim.baseline) && there(claim.target))),
    c10: from(STANDARD, () =>
      claims && claims.some(({ baseline, target }) =>
        there(baseline) && there(target) && target > baseline)),
    c11: from(ENHANCED, () =>
      claims && claims.every(({ target_year: year }) =>
        year === null || (year >= 2026 && year <= 2040))),
    c12: from(FULL, () => claims && claims.filter((claim) => there(claim.source)).length >= 2),
    c13: from(STANDARD, () => p.theory_of_change),
    c14: from(STANDARD, () => p.bcr === null ? null : p.bcr >= 1),
    c15: from(FULL, () =>
      p.bcr === null || p.optimism_bias === null
        ? null
        : p.bcr >= 2 || (p.bcr >= 1.5 && p.optimism_bias >= 20)),
    c16: from(STANDARD, () =>
      p.eval_budget === null || cost === null ? null : p.eval_budget / cost >= 0.01),
    c17: from(FULL, () => {
      if (p.eval_budget === null || cost === null) return null;
      const share = p.eval_budget / cost;
      return share >= 0.02 && share <= 0.1;
    }),
    c18: from(ENHANCED, () =>
      p.optimism_bias === null ? null : p.optimism_bias >= 10 && p.optimism_bias <= 60),
    c19: told(p.funding_requested === null || cost === null ? null : p.funding_requested <= cost),
    c20: tier < STANDARD
      ? "na"
      : when(p.match_funding === null ? null : p.match_funding > 0, () =>
          p.funding_requested === null || cost === null
            ? null
            : (p.funding_requested + p.match_funding) / cost >= 0.95),
    c21: from(ENHANCED, () => {
      if (p.contingency === null || cost === null) return null;
      const share = p.contingency / cost;
      return share >= 0.05 && share <= 0.3;
    }),
    c22: told(
      p.duration_months === null ? null : p.duration_months >= 1 && p.duration_months <= 120),
    c23: from(ENHANCED, () =>
      cost === null || p.duration_months === null ? null : cost / p.duration_months <= 500_000),
    c24: told(p.start_date === null ? null : p.start_date >= "2026-04-01"),
    c25: told(
      geography && geography.length > 0 && geography.every((place) => KINGDOM.has(place))),
    c26: from(STANDARD, () => p.procurement_route === null ? null : USUAL.has(p.procurement_route)),
    c27: tier < ENHANCED
      ? "na"
      : when(p.procurement_route === null ? null : p.procurement_route === "direct", () =>
          p.subsidy_control),
    c28: when(geography && geography.includes("Northern Ireland"), () => p.subsidy_control),
    c29: told(p.risk_register),
    c30: from(STANDARD, () => p.m_and_e_plan),
    c31: from(STANDARD, () =>
      p.baseline_data === null || claims === null
        ? null
        : p.baseline_data || claims.some((claim) => there(claim.baseline))),
    c32: from(STANDARD, () => p.stakeholders === null ? null : p.stakeholders >= 3),
    c33: from(ENHANCED, () =>
      p.stakeholders === null || geography === null
        ? null
        : p.stakeholders >= 2 * geography.length),
    c34: from(ENHANCED, () =>
      p.benefits_plan === null || p.exit_plan === null ? null : p.benefits_plan && p.exit_plan),
    c35: from(STANDARD, () =>
      confidence === null || p.risk_register === null
        ? null
        : confidence >= 60 || (p.risk_register && confidence >= 40)),
    c36: told(p.eqia),
    c37: tier < STANDARD ? "na" : when(p.tradeoffs_recognised, () => p.tradeoff_rationale),
    c38: from(ENHANCED, () => p.climate_assessment),
    c39: from(STANDARD, () => p.data_protection),
    c40: from(ENHANCED, () =>
      p.ambition === null || p.novelty === null || confidence === null
        ? null
        : p.ambition >= 3 && (p.novelty !== "high" || confidence >= 50)),
  };

  let score = contribution(claims);
  for (const [weight, ids] of SECTIONS) {
    let [met, apply] = [0, 0];
    for (const id of ids) {
      if (checks[id] === "met") met += 1;
      if (checks[id] !== "na") apply += 1;
    }
    score += apply === 0 ? weight : (weight * met) / apply;
  }
  const band = score >= 80 ? "A" : score >= 65 ? "B" : score >= 50 ? "C" : score >= 35 ? "D" : "E";
  return { tier: TIERS[tier], checks, score, band };
}

export async function build() {
  return {
    prepare: (input) => input,
    evaluate: assess,
    json: (text) => JSON.stringify(assess(JSON.parse(text))),
    output: (result) => result,
  };
}
