// @gorules/zen-engine-wasm: expressions only. It parses each expression on every call.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { byTier, output } from "../host.mjs";

export async function build({ text }) {
  const zen = await import("@gorules/zen-engine-wasm");
  const entry = createRequire(import.meta.url).resolve("@gorules/zen-engine-wasm");
  const wasm = new URL("dist/zen_engine_wasm_bg.wasm", pathToFileURL(entry));
  await zen.default({ module_or_path: readFileSync(wasm) });
  const rules = JSON.parse(await text("bench/rules/zen.json"));
  // It cuts decimals to whole numbers on the way out: hundredths of points survive that.
  const points = rules.points.replace(/\b0\.(\d)(\d?)\b/g, (_, tens, ones) => `${Number(tens + (ones || "0"))}`);
  const checks = byTier(rules, '"na"').map((tier) => `[${tier.map((it) => `(${it})`).join(", ")}]`);
  const evaluate = (input) => {
    const tier = input.evaluateExpression(rules.tier);
    const found = input.evaluateExpression(points).map((it) => it / 100);
    return output(tier, input.evaluateExpression(checks[tier]), found);
  };
  return {
    prepare: (input) => new zen.Variable(input),
    evaluate,
    json: (text) => {
      const input = new zen.Variable(JSON.parse(text));
      const result = JSON.stringify(evaluate(input));
      input.free();
      return result;
    },
    text: (input) => JSON.stringify(input),
    output: (result) => result,
  };
}
