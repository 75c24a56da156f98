// What the host does where an engine has no means for it: the sections' sums, the three strongest
// claims and the band. It is plain code, so it flatters the engines it helps.

const TIERS = ["light", "standard", "enhanced", "full"];
const SECTIONS = [[15, 0, 13], [12, 13, 20], [9, 20, 25], [6, 25, 28], [12, 28, 35], [6, 35, 40]];

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
