// Chromium: what a page sees. `node browser.mjs URL MILLISECONDS PROPOSALS` prints one line of JSON.
//
// URL is the local server's, and so everything here runs under the widget's strict
// Content-Security-Policy. The files of this bench, which that server does not show, are handed in.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { chromium } from "../../web/node_modules/@playwright/test/index.mjs";

const [, , url, milliseconds, proposals] = process.argv;
const root = new URL("../../", import.meta.url);
const path = (file) => fileURLToPath(new URL(file, root));

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: [
    "--headless",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

// A page of its own for each engine: nothing is warm that a visitor would find cold.
async function freshPage() {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const folder of ["bench/js", "tests/packs/saf-40"]) {
    await page.route(`**/${folder}/**`, (route) =>
      route.fulfill({ path: path(new URL(route.request().url()).pathname.slice(1)) }),
    );
  }
  await page.route("**/bench-proposals.json", (route) => route.fulfill({ path: proposals }));
  return page;
}

async function engine(name) {
  const page = await freshPage();
  await page.goto(new URL("web/intranet.svg", url).href);
  const result = await page.evaluate(
    async ([name, milliseconds]) => {
      const json = async (file) => (await fetch(`/${file}`)).json();
      const [inputs, expected, proposals] = await Promise.all(
        ["tests/packs/saf-40/inputs.json", "tests/packs/saf-40/expected.json", "bench-proposals.json"].map(json),
      );
      const { run } = await import("/bench/js/measure.mjs");
      const start = performance.now();
      const module = await import(`/bench/js/engines/${name}.mjs`);
      return run(module, {
        inputs,
        expected,
        milliseconds,
        timing: { clock: () => performance.now(), batches: 11 },
        cold: () => performance.now() - start,
        context: {
          file: (file) => fetch(`/${file}`),
          text: async (file) => (await fetch(`/${file}`)).text(),
          proposals,
        },
      });
    },
    [name, Number(milliseconds)],
  );
  await page.context().close();
  return result;
}

// The EMCCA pack, compiled and assessed in the page.
async function pack() {
  const page = await freshPage();
  await page.goto(new URL("web/intranet.svg", url).href);
  const proposal = JSON.parse(readFileSync(path("tests/proposals/warm-streets.json"), "utf8"));
  const result = await page.evaluate(
    async ([proposal, milliseconds]) => {
      const { perCall } = await import("/bench/js/measure.mjs");
      const { load } = await import("/bench/js/engines/weighup.mjs");
      const api = await load((file) => fetch(`/${file}`));
      const main = "rules/emcca/proposal.weigh";
      const files = {};
      for (const wanted = [main]; wanted.length; ) {
        const name = wanted.pop();
        if (files[name]) continue;
        files[name] = await (await fetch(`/${name}`)).text();
        wanted.push(...api.usedFiles(name, files[name]));
      }
      const clock = () => performance.now();
      const timing = { clock, batches: 11 };
      const first = clock();
      api.compileRules(main, files);
      const first_ms = clock() - first;
      const compile = () => api.compileRules(main, files).free();
      const compile_us = await perCall([0], milliseconds, compile, timing);
      const rules = api.compileRules(main, files).takeRules();
      const assess_us = await perCall([proposal], milliseconds, (it) => rules.assess(it), timing);
      const live = rules.live(proposal);
      const outcome_us = await perCall([live], milliseconds, (it) => it.weigh(), timing);
      // One answer after the other, each time another one.
      const change = (cost) => {
        live.answer("/answers/public cost", cost);
        return live.outcome();
      };
      const change_us = await perCall([1_250_000, 12_500_000], milliseconds, change, timing);
      return { first_ms, compile_us, assess_us, outcome_us, change_us };
    },
    [proposal, Number(milliseconds)],
  );
  await page.context().close();
  return result;
}

// A key pressed in the real widget on the example page, by a processor four times as slow.
async function keystroke() {
  const page = await freshPage();
  await page.goto(url);
  const control = page.locator("weigh-up").locator("input[type=text], input:not([type])").first();
  await control.waitFor();
  const proposal = JSON.parse(readFileSync(path("tests/proposals/warm-streets.json"), "utf8"));
  await page.evaluate((given) => {
    document.querySelector("weigh-up").proposal = given;
  }, proposal);
  const label = page.getByLabel("What is the whole-life public cost?");
  const field = (await label.count()) ? label.first() : control;
  await field.fill("");
  await page.evaluate(() => {
    window.keystrokes = [];
    const after = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    document.addEventListener(
      "input",
      () => {
        const start = performance.now();
        // Comes after all that the widget does at once; then style and layout are done.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          document.body.getBoundingClientRect();
          const worked = performance.now() - start;
          after().then(() => window.keystrokes.push({ worked, drawn: performance.now() - start }));
        };
        channel.port2.postMessage(0);
      },
      { capture: true },
    );
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await field.focus();
  for (const key of "1250000125000") {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  const times = await page.evaluate(() => window.keystrokes);
  await page.context().close();
  const middle = (name) => times.map((it) => it[name]).sort((a, b) => a - b)[times.length >> 1];
  return { keystrokes: times.length, worked_ms: middle("worked"), drawn_ms: middle("drawn") };
}

const result = {
  "hand-written": await engine("hand-written"),
  weighup: await engine("weighup"),
  "weighup-whole": await engine("weighup-whole"),
  pack: await pack(),
  keystroke: await keystroke(),
};
await browser.close();
console.log(JSON.stringify(result));
