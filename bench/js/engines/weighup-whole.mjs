// Weighup's whole assessment: reasons, messages and the questions to answer next, all in words.
// Proposals come under the names the pack has for them; the Rust half of this bench translates them.

import { rulesOf } from "./weighup.mjs";

const STATES = { met: "met", not_met: "not_met", not_required: "na", cannot_tell: "unknown" };

export async function build(context) {
  const [compiled, { proposals }] = [await rulesOf(context), context];
  return {
    prepare: (_, index) => proposals[index],
    evaluate: (proposal) => compiled.assess(proposal),
    json: (text) => JSON.stringify(compiled.assess(JSON.parse(text))),
    output: ({ levels, checks, total, verdict }) => ({
      tier: levels[0].possible.join(" or "),
      checks: Object.fromEntries(checks.map(({ id, state }) => [id, STATES[state]])),
      score: Number(total.points.lowest),
      band: verdict.possible[0],
    }),
  };
}
