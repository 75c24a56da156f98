// What a host page's programmer relies on: readiness, early properties, and the plain API.


import { expect, test } from "./support.mjs";
import { open, proposal, weigh } from "./widget.mjs";

test("the element says once that it is ready, with what it knows", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.ready = [];
    document.addEventListener("weigh-ready", ({ detail }) => globalThis.ready.push(detail));
  });
  await open(page);
  const ready = await page.evaluate(() => globalThis.ready);
  expect(ready).toHaveLength(1);
  expect(ready[0].assessment.pack.title).toBe("EMCCA proposal check");
});

test("a proposal set before the element is there is honoured", async ({ page }) => {
  await open(page);
  const title = await page.evaluate(async () => {
    const early = document.createElement("weigh-up");
    early.proposal = { answers: { title: "Set early" } };
    early.setAttribute("rules", "rules/emcca/proposal.weigh");
    early.setAttribute("name", "early");
    const ready = new Promise((resolve) => early.addEventListener("weigh-ready", resolve));
    document.querySelector("main").append(early);
    await ready;
    return early.proposal.answers.title;
  });
  expect(title).toBe("Set early");
});

test("the plain API gives what the command line prints", async ({ page }) => {
  await page.goto("/");
  const rules = "rules/emcca/proposal.weigh";
  const given = proposal("digital-hubs");
  const shown = await page.evaluate(
    async ([rules, given]) => {
      const api = await import("/dist/weighup_wasm.js");
      await api.default();
      const text = async (path) => (await fetch(`/${path}`)).text();
      const files = {};
      const load = async (path) => {
        if (path in files) return;
        files[path] = await text(path);
        for (const used of api.usedFiles(path, files[path])) await load(used);
      };
      await load(rules);
      const compiled = api.compileRules(rules, files);
      const wrong = api.compileRules("x.weigh", { "x.weigh": "rulez" });
      return {
        diagnostics: compiled.diagnostics,
        assessment: JSON.stringify(compiled.takeRules().assess(given), null, 2) + "\n",
        wrong: [wrong.takeRules(), wrong.diagnostics[0].code],
      };
    },
    [rules, given],
  );
  expect(shown.diagnostics).toEqual([]);
  expect(shown.wrong).toEqual([undefined, "W105"]);
  const file = "tests/proposals/digital-hubs.json";
  expect(shown.assessment).toBe(weigh(["score", rules, file, "--format", "json"]).stdout);
});
