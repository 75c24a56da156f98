// The same rules and proposal give the same bytes natively, and in WebAssembly in Node and in the
// browser: a thousand proposals of all sorts over several packs. crates/cli/examples/generated.rs
// makes them, and assesses them natively.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import { expect, PROGRAMS, test } from "./support.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

// Packs with their proposals and what came out natively.
function generated() {
  const { stdout, stderr, status } = spawnSync(`${PROGRAMS}/examples/generated`, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  expect(status, stderr).toBe(0);
  const packs = stdout.trim().split("\n").map((line) => JSON.parse(line));
  expect(packs.flatMap(({ cases }) => cases).length).toBe(1000);
  return packs;
}

test("a thousand proposals come out as natively, in Node and in the browser", async ({ page }) => {
  test.setTimeout(300_000);
  // Node takes a file for a module by its name.
  const glue = test.info().outputPath("weighup_wasm.mjs");
  copyFileSync(`${root}/dist/weighup_wasm.js`, glue);
  const { compileRules, initSync } = await import(pathToFileURL(glue).href);
  initSync({ module: readFileSync(`${root}/dist/weighup_wasm_bg.wasm`) });
  await page.goto("/");
  for (const { main, files, cases } of generated()) {
    const proposals = cases.map(({ proposal }) => proposal);
    const inPage = page.evaluate(assessed, { main, files, proposals });
    const rules = compileRules(main, files).takeRules();
    for (const { proposal, assessment } of cases) {
      // Compared first: a long text that is equal need not be shown.
      const found = JSON.stringify(rules.assess(JSON.parse(proposal)));
      if (found !== assessment) expect(found, `${main}: ${proposal}`).toBe(assessment);
      // Twice the same, in whatever order the names stand and whatever was assessed before.
      const again = JSON.stringify(rules.assess(reversed(JSON.parse(proposal))));
      if (again !== assessment) expect(again, `${main}: ${proposal}`).toBe(assessment);
    }
    const hashes = await inPage;
    cases.forEach(({ proposal, assessment }, i) => {
      const native = createHash("sha256").update(assessment).digest("hex");
      expect(hashes[i], `${main}: ${proposal}`).toBe(native);
    });
  }
});

// In the page: the hash of each assessment, which is shorter to hand over.
async function assessed({ main, files, proposals }) {
  const { default: init, compileRules } = await import("/dist/weighup_wasm.js");
  await init();
  const rules = compileRules(main, files).takeRules();
  const hash = async (proposal) => {
    const assessment = JSON.stringify(rules.assess(JSON.parse(proposal)));
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(assessment));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  return Promise.all(proposals.map(hash));
}

// The same value with the names of each object the other way round.
function reversed(value) {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, it]) => [name, reversed(it)]));
}
