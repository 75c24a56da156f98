// Weighup as a page or Node uses it: the API in dist/. Proposals come under the names the pack has
// for them; the Rust half of this bench translates them.

const STATES = { met: "met", not_met: "not_met", not_required: "na", cannot_tell: "unknown" };

// The API, loaded; `file` gives the text or bytes of a file of the repository.
export async function load(file) {
  const api = await import("../../../dist/weighup_wasm.js");
  await api.default({ module_or_path: await file("dist/weighup_wasm_bg.wasm") });
  return api;
}

export async function build({ file, text, proposals }) {
  const api = await load(file);
  const rules = await text("tests/packs/saf-40/rules.weigh");
  const compiled = api.compileRules("rules.weigh", { "rules.weigh": rules }).takeRules();
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
