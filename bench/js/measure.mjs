// How an engine is compared and timed, in Node and in a page alike.

import { IDS, SECTIONS } from "./host.mjs";

// Weighup shows thousandths.
const NEAR = 6e-4;

// Compares outputs with those expected. Where the specification leaves checks unknown, the score may
// be above the one expected, by no more than if they were all met, and the band better.
export function compare(expected, found, limit = Infinity) {
  const agreement = { outputs: 0, proven: 0, wrong: [] };
  expected.slice(0, limit).forEach((wanted, index) => {
    const output = found(index);
    const differs = (what) => agreement.wrong.push(`${index}: ${what}`);
    agreement.outputs += 1;
    if (output.tier !== wanted.tier) differs(`tier ${output.tier}, not ${wanted.tier}`);
    let proven = 0;
    for (const [id, state] of Object.entries(wanted.checks)) {
      if (output.checks[id] === state) continue;
      if (state === "unknown" && ["met", "not_met", "na"].includes(output.checks[id])) proven += 1;
      else differs(`${id} ${output.checks[id]}, not ${state}`);
    }
    agreement.proven += proven;
    const above = output.score - wanted.score;
    if (!(above >= -NEAR && above <= givenUp(wanted.checks) + NEAR)) {
      differs(`score ${output.score}, not ${wanted.score}`);
    }
    if (above <= NEAR && output.band !== wanted.band) {
      differs(`band ${output.band}, not ${wanted.band}`);
    }
  });
  return agreement;
}

// The points of the checks that the specification leaves unknown.
function givenUp(checks) {
  return SECTIONS.reduce((sum, [worth, start, end]) => {
    const states = IDS.slice(start, end).map((id) => checks[id]);
    const apply = states.filter((state) => state !== "na").length;
    const unknown = states.filter((state) => state === "unknown").length;
    return sum + (worth * unknown) / Math.max(apply, 1);
  }, 0);
}

// Microseconds a call takes, going round the inputs: a warm-up, then as much again in batches, of
// which the middle one counts. Each call is waited for only where the engine makes us wait.
//
// `clock` gives milliseconds; `batches` is 1 for a clock that counts only our own work.
export async function perCall(inputs, milliseconds, call, { clock, batches }) {
  let last;
  async function batch(length) {
    const [wall, start] = [performance.now(), clock()];
    let calls = 0;
    while (calls === 0 || performance.now() - wall < length) {
      for (const input of inputs) {
        last = call(input);
        if (typeof last?.then === "function") last = await last;
        calls += 1;
      }
    }
    return ((clock() - start) * 1000) / calls;
  }
  await batch(milliseconds);
  const taken = [];
  while (taken.length < batches) taken.push(await batch(milliseconds / batches));
  // Whatever was computed is used, so that no compiler leaves it out.
  globalThis.lastResult = last;
  return taken.sort((a, b) => a - b)[batches >> 1];
}

// Builds, compares and times an engine of `engines`.
export async function run(module, { inputs, expected, milliseconds, timing, cold, context }) {
  const engine = await module.build(context);
  const limit = engine.limit ?? inputs.length;
  const prepared = inputs.slice(0, limit).map((input, index) => engine.prepare(input, index));
  const first = await engine.evaluate(prepared[0]);
  const cold_ms = cold();
  globalThis.lastResult = first;

  const results = [];
  for (const input of prepared) results.push(engine.output(await engine.evaluate(input), input));
  const agreement = compare(expected, (index) => results[index], limit);
  const eval_us = await perCall(prepared, milliseconds, engine.evaluate, timing);
  const sources = engine.text ?? ((_, index) => JSON.stringify(engine.prepare(inputs[index], index)));
  const texts = inputs.slice(0, limit).map(sources);
  const json_us = await perCall(texts, milliseconds, engine.json, timing);
  return { cold_ms, eval_us, json_us, agreement };
}
