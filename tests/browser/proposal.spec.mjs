// A proposal is assessed live while it is typed, and the command line agrees to the byte.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { answerAll, answer, assessment, fill, open, proposal, questions, score, weigh } from "./widget.mjs";

const RULES = "rules/emcca/proposal.weigh";

const bounds = ({ total }) => [Number(total.points.lowest), Number(total.points.highest)];
const level = ({ levels }, id) => levels.find((level) => level.id === id).possible;

test("Warm Streets, typed question by question", async ({ page }) => {
  await page.clock.setFixedTime(new Date(2026, 3, 1));
  const faults = await open(page);
  const { answers } = proposal("warm-streets");
  const panel = page.getByRole("region", { name: "Result so far" });

  const verdict = panel.locator(".weigh-verdict__name");

  let before = await assessment(page);
  expect(level(before, "evidence tier")).toEqual(["T1", "T2", "T3", "T4"]);
  expect(before.verdict.possible).toEqual(["not ready", "ready with conditions", "ready"]);
  const verdicts = [before.verdict.as_it_stands];

  await answerAll(page, answers, async (name) => {
    const now = await assessment(page);
    // An answer can only narrow what is possible.
    const [[low, high], [lowest, highest]] = [bounds(now), bounds(before)];
    expect(low, name).toBeGreaterThanOrEqual(lowest - 0.001);
    expect(high, name).toBeLessThanOrEqual(highest + 0.001);
    for (const { id, possible } of now.levels) {
      expect(level(before, id), name).toEqual(expect.arrayContaining(possible));
    }
    expect(before.verdict.possible, name).toEqual(expect.arrayContaining(now.verdict.possible));
    if (name === "public cost") {
      expect(level(now, "value band")).toEqual(["V4"]);
      expect(level(now, "evidence tier")).toEqual(["T2", "T3", "T4"]);
      await expect(panel.locator(".weigh-tag").getByText("Investment board")).toBeVisible();
    }
    if (name === "people affected") {
      expect(level(now, "evidence tier")).toEqual(["T3"]);
      await expect(panel.locator(".weigh-tag").getByText("T3", { exact: true })).toBeVisible();
    }
    if (now.verdict.as_it_stands !== verdicts.at(-1)) {
      verdicts.push(now.verdict.as_it_stands);
    }
    before = now;
  });
  expect(verdicts).toEqual(["not ready", "ready with conditions"]);
  await expect(verdict).toHaveText(/^Ready with conditions( as it stands)?$/);

  // The condition is the funding: secured, it falls away at once; and comes back.
  const { words } = questions().get("funding secured");
  await answer(page, words, "100%");
  await expect(verdict).toHaveText(/^Ready( as it stands)?$/);
  await answer(page, words, "60%");
  await expect(verdict).toHaveText(/^Ready with conditions( as it stands)?$/);

  await page.getByRole("checkbox", { name: "This proposal is finished" }).check();
  const typed = JSON.stringify(await assessment(page), null, 2) + "\n";
  expect(typed).toBe(score(RULES, { ...proposal("warm-streets"), "as of": "2026-04-01" }));
  expect(faults).toEqual([]);
});

for (const name of ["vouchers-eleven-outcomes", "digital-hubs", "half-empty-draft"]) {
  test(`${name}: the page and the command line agree to the byte`, async ({ page }) => {
    await open(page);
    const given = { ...proposal(name), "as of": "2026-04-01" };
    await fill(page, given);
    const shown = JSON.stringify(await assessment(page), null, 2) + "\n";
    expect(shown).toBe(score(RULES, given));
  });
}

test("a hostile proposal: the same faults in the page and on the command line", async ({ page }) => {
  await open(page);
  await fill(page, proposal("hostile"));
  const faults = ({ problems }) => problems.map(({ code, pointer }) => `${code} ${pointer}`);
  const printed = weigh(["score", RULES, "tests/proposals/hostile.json", "--format", "json"]);
  // The page takes only the known parts of a proposal; a misspelt one does not reach it.
  const expected = faults(JSON.parse(printed.stdout)).filter((fault) => !fault.startsWith("A102"));
  expect(faults(await assessment(page))).toEqual(expected);
  await expect(page.getByLabel(questions().get("title").words, { exact: true })).toHaveValue(
    "Still read",
  );
});

test("dropping weak claims raises the score before the user's eyes", async ({ page }) => {
  await open(page);
  await fill(page, proposal("vouchers-eleven-outcomes"));
  const before = await assessment(page);
  expect(before.verdict.as_it_stands).toBe("not ready");
  const { words } = questions().get("claims/role");
  for (let claim = 2; claim <= 11; claim++) {
    await answer(page.getByRole("group", { name: `Claim ${claim}`, exact: true }), words, "secondary");
  }
  const after = await assessment(page);
  expect(after.verdict.as_it_stands).toBe("ready");
  expect(Number(after.total.points.as_it_stands)).toBeGreaterThan(
    Number(before.total.points.as_it_stands) + 15,
  );
  await expect(page.locator(".weigh-verdict__name")).toHaveText(/^Ready( as it stands)?$/);
});

test("a small scheme is not asked for what it does not need", async ({ page }) => {
  await open(page);
  const ratio = page.getByLabel(questions().get("benefit cost ratio").words, { exact: true });
  await expect(ratio).toBeVisible();
  await fill(page, proposal("digital-hubs"));
  await expect(ratio).toHaveCount(0);
  const { checks } = await assessment(page);
  const state = (id) => checks.find((check) => check.id === id).state;
  expect(state("evaluator independent")).toBe("not_required");
  expect(state("equality assessed")).toBe("not_required");
});

for (const [width, height] of [[1280, 900], [320, 800]]) {
  for (const name of [undefined, "half-empty-draft", "warm-streets", "hostile"]) {
    test(`accessible at ${width} px: ${name ?? "nothing answered"}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page);
      if (name) await fill(page, proposal(name));
      await page.evaluate(() => {
        const all = document.querySelector("weigh-up").shadowRoot.querySelectorAll("details");
        for (const details of all) details.open = true;
      });
      await expectAccessible(page);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(width);
    });
  }
}
