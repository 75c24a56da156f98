// json-logic-engine with its rules compiled to JavaScript, which needs `eval`.

import { LogicEngine } from "json-logic-engine";
import { byTier, output } from "../host.mjs";

export const build = (context) => prepared(context, (engine, rule) => engine.build(rule));

// Both ways of running it; the host picks the rules of the tier.
export async function prepared({ text }, compile) {
  const rules = JSON.parse(await text("bench/rules/json-logic.json"));
  const engine = new LogicEngine();
  const tier = compile(engine, rules.tier);
  const points = compile(engine, rules.points);
  const checks = byTier(rules, "na").map((tier) => compile(engine, tier));
  const evaluate = (input) => {
    const found = tier(input);
    return output(found, checks[found](input), points(input));
  };
  return {
    prepare: (input) => input,
    evaluate,
    json: (text) => JSON.stringify(evaluate(JSON.parse(text))),
    output: (result) => result,
  };
}
