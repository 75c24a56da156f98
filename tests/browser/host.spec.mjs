// The element in its host page: events, properties, several of them, moves; and the plain API.


import { expect, test } from "./support.mjs";
import { answer, fill, open, proposal, questions, weigh } from "./widget.mjs";

test("events: ready once, change for what the user does and not for what the host does", async ({
  page,
}) => {
  await page.addInitScript(() => {
    globalThis.seen = [];
    for (const name of ["weigh-ready", "weigh-change", "weigh-error"]) {
      document.addEventListener(name, ({ detail }) => globalThis.seen.push([name, detail]));
    }
  });
  await open(page);
  const seen = () => page.evaluate(() => globalThis.seen);
  expect((await seen()).map(([name]) => name)).toEqual(["weigh-ready"]);
  await fill(page, proposal("half-empty-draft"));
  expect((await seen()).length).toBe(1);
  await answer(page, questions().get("senior owner").words, "A. Person");
  const [, [name, detail]] = await seen();
  expect(name).toBe("weigh-change");
  expect(detail.proposal.answers["senior owner"]).toBe("A. Person");
  expect(detail.assessment.pack.title).toBe("EMCCA proposal check");
});

test("two on a page keep their own drafts; one that is moved loses nothing", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const other = document.createElement("weigh-up");
    other.setAttribute("rules", "rules/emcca/proposal.weigh");
    other.setAttribute("name", "other");
    document.querySelector("main").append(other);
  });
  const { words } = questions().get("title");
  const [first, second] = [0, 1].map((i) => page.locator("weigh-up").nth(i));
  await expect(second.getByLabel(words, { exact: true })).toBeVisible();
  await answer(first, words, "The first");
  await answer(second, words, "The second");
  await page.evaluate(() => {
    const [first] = document.querySelectorAll("weigh-up");
    first.parentElement.append(first);
  });
  const values = page.locator("weigh-up").getByLabel(words, { exact: true });
  await expect(values.nth(0)).toHaveValue("The second");
  await expect(values.nth(1)).toHaveValue("The first");
  await answer(page.locator("weigh-up").nth(1), words, "The first, moved");
  await expect(values.nth(1)).toHaveValue("The first, moved");
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
      const files = { [rules]: await text(rules) };
      for (const path of api.usedFiles(rules, files[rules])) files[path] = await text(path);
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
