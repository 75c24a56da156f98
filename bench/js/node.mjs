// One engine, one run, one line of JSON: `node node.mjs ENGINE MILLISECONDS PROPOSALS`.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { run } from "./measure.mjs";

const [, , name, milliseconds, proposals] = process.argv;
const path = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

const inputs = json(path("tests/packs/saf-40/inputs.json"));
const expected = json(path("tests/packs/saf-40/expected.json"));
const context = {
  file: (name) => readFile(path(name)),
  text: (name) => readFile(path(name), "utf8"),
  proposals: json(proposals),
};

// Milliseconds of the processor that this thread has used; of the wall where the system does not
// tell.
function timing() {
  try {
    const clock = () =>
      Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
    clock();
    return { clock, batches: 1 };
  } catch {
    return { clock: () => performance.now(), batches: 11 };
  }
}

const start = performance.now();
const module = await import(`./engines/${name}.mjs`);
const result = await run(module, {
  inputs,
  expected,
  milliseconds: Number(milliseconds),
  timing: timing(),
  cold: () => performance.now() - start,
  context,
});
console.log(JSON.stringify(result));
process.exit(0);
