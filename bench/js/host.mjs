// What the host does where an engine has no means for it: the sections' sums, the three strongest
// claims and the band. It is plain code, so it flatters the engines it helps.

import { CATALOGUE } from "./engines/hand-written.mjs";

const TIERS = ["light", "standard", "enhanced", "full"];
export const SECTIONS = [[15, 0, 13], [12, 13, 20], [9, 20, 25], [6, 25, 28], [12, 28, 35], [6, 35, 40]];

export const IDS = Array.from({ length: 40 }, (_, index) => `c${String(index + 1).padStart(2, "0")}`);

// The output, from the number of the tier, the forty results in order and the points of the claims.
export function output(tier, states, points) {
  let score = 0;
  if (points.length > 0) {
    const best = [...points].sort((a, b) => b - a).slice(0, 3);
    score = (40 * best.reduce((sum, value) => sum + value, 0)) / best.length;
  }
  for (const [weight, start, end] of SECTIONS) {
    let [met, apply] = [0, 0];
    for (let index = start; index < end; index += 1) {
      if (states[index] === "met") met += 1;
      if (states[index] !== "na") apply += 1;
    }
    score += apply === 0 ? weight : (weight * met) / apply;
  }
  const checks = {};
  for (let index = 0; index < IDS.length; index += 1) checks[IDS[index]] = states[index];
  const band = score >= 80 ? "A" : score >= 65 ? "B" : score >= 50 ? "C" : score >= 35 ? "D" : "E";
  return { tier: TIERS[tier], checks, score, band };
}

// The rules of each tier, from `{ checks: { c01: { from, rule } } }`: what the tier does not ask for is
// `none`. So a tier's rules need not ask which tier it is.
export function byTier({ checks }, none) {
  return TIERS.map((_, tier) =>
    IDS.map((id) => (tier >= checks[id].from ? checks[id].rule : none)),
  );
}

const KINGDOM = new Set(["England", "Scotland", "Wales", "Northern Ireland", "UK"]);
const there = (value) => value !== null;

// What some engines cannot say: ratios, and whatever is about the items of a list. Where an answer is
// missing, what is worked out from it is never looked at, and any value does.
export function workedOut(input) {
  const claims = input.claims ?? [];
  const geography = input.geography ?? [];
  const every = (test) => claims.length > 0 && claims.every(test);
  return {
    "some claims": claims.length > 0,
    "every outcome known": every((it) => CATALOGUE.has(it.outcome_id)),
    "some outcome with metric": claims.some((it) => CATALOGUE.has(it.outcome_id) && there(it.metric_id)),
    "every metric": every((it) => there(it.metric_id)),
    "every baseline and target": every((it) => there(it.baseline) && there(it.target)),
    "some target above": claims.some(
      (it) => there(it.baseline) && there(it.target) && it.target > it.baseline,
    ),
    "every year within": claims.every(
      ({ target_year: year }) => year === null || (year >= 2026 && year <= 2040),
    ),
    sources: claims.filter((it) => there(it.source)).length,
    "some baseline": claims.some((it) => there(it.baseline)),
    "evaluation share": input.eval_budget / input.total_cost,
    "funded share": (input.funding_requested + input.match_funding) / input.total_cost,
    "contingency share": input.contingency / input.total_cost,
    "monthly cost": input.total_cost / input.duration_months,
    "starts in the period": there(input.start_date) && input.start_date >= "2026-04-01",
    "all in the kingdom": geography.length > 0 && geography.every((it) => KINGDOM.has(it)),
    "two a place": 2 * geography.length,
  };
}
