// Weighup's outcome, as a page or Node gets it: the API in dist/, with proposals opened once and whole
// numbers handed back. They come under the names the pack has for them; the Rust half of this bench
// translates them.

const STATES = ["met", "not_met", "na", "unknown"];
const TIERS = ["light", "standard", "enhanced", "full"];
const BANDS = ["E", "D", "C", "B", "A"];

// The API, loaded; `file` gives the text or bytes of a file of the repository.
export async function load(file) {
  const api = await import("../../../dist/weighup_wasm.js");
  await api.default({ module_or_path: await file("dist/weighup_wasm_bg.wasm") });
  return api;
}

// The pack, compiled.
export async function rulesOf({ file, text }) {
  const api = await load(file);
  const rules = await text("tests/packs/saf-40/rules.weigh");
  return api.compileRules("rules.weigh", { "rules.weigh": rules }).takeRules();
}

export async function build(context) {
  const [rules, { proposals }] = [await rulesOf(context), context];
  // Where what stands in a row of numbers: see `outcome` of the API.
  const { levels, checks, scores } = rules.assess({});
  const points = levels.length + 2 * checks.length + 3 * scores.length;
  const outcome = (proposal) => {
    const live = rules.live(proposal);
    const row = live.outcome();
    live.free();
    return row;
  };
  return {
    prepare: (_, index) => rules.live(proposals[index]),
    evaluate: (live) => live.weigh(),
    text: (_, index) => JSON.stringify(proposals[index]),
    json: (text) => JSON.stringify([...outcome(JSON.parse(text))]),
    output: (row) => ({
      tier: among(TIERS, row[0]).join(" or "),
      checks: Object.fromEntries(
        checks.map(({ id }, index) => [id, STATES[row[levels.length + 2 * index]]]),
      ),
      score: row[points + 1] / 1000,
      band: among(BANDS, row.at(-1))[0],
    }),
  };
}

function among(names, bits) {
  return names.filter((_, index) => bits & (1 << index));
}
