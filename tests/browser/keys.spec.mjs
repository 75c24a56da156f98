// What a key stroke costs, without a clock: it touches what has changed and nothing else.

import { expect, test } from "./support.mjs";
import { fill, open, proposal } from "./widget.mjs";

const cost = (page) => page.getByLabel("What is the whole-life public cost?");

// What changes inside the widget while something is done.
async function changes(page, act) {
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("weigh-up");
    globalThis.records = [];
    globalThis.seen = new MutationObserver((records) => globalThis.records.push(...records));
    globalThis.seen.observe(shadowRoot, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
      characterDataOldValue: true,
    });
  });
  await act();
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    globalThis.seen.disconnect();
    return globalThis.records.map(({ type, target, oldValue }) => {
      const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
      return {
        type,
        place: element.closest(".weigh-panel, .weigh-summary, .weigh-form, [role=status]")?.className,
        same: type === "characterData" && oldValue === target.data,
      };
    });
  });
}

test.beforeEach(async ({ page }) => {
  await open(page);
  await fill(page, proposal("warm-streets"));
});

test("a key stroke touches only the words that say something else now", async ({ page }) => {
  await cost(page).fill("12");
  // The pause after the change is over: what follows is the key's alone.
  await expect(page.getByRole("status")).not.toBeEmpty();
  const made = await changes(page, () => cost(page).press("5"));
  await expect(cost(page)).toHaveValue("125");
  expect(made.filter(({ type }) => type !== "characterData")).toEqual([]);
  expect(made.filter(({ same }) => same)).toEqual([]);
  expect(made.filter(({ place }) => place !== "weigh-panel")).toEqual([]);
  expect(made.length).toBeGreaterThan(0);
  expect(made.length).toBeLessThan(15);
});

test("a key stroke in words of one's own touches nothing", async ({ page }) => {
  const words = page.locator("weigh-up textarea").first();
  await words.press("End");
  await words.press("x");
  await page.waitForFunction(() => document.querySelector("weigh-up").proposal);
  const made = await changes(page, () => words.press("y"));
  expect(made.filter(({ place }) => !place?.includes("hidden"))).toEqual([]);
});

test("a question is all that a browser looks through after a key stroke", async ({ page }) => {
  const forms = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("weigh-up");
    const typed = [...shadowRoot.querySelectorAll("input[type=text], textarea, select")];
    return typed.map((field) => field.form && [...field.form.elements].length);
  });
  expect(forms.length).toBeGreaterThan(10);
  expect(new Set(forms)).toEqual(new Set([1]));
});

test("the enter key sends nothing and leaves the page as it is", async ({ page }) => {
  const faults = [];
  page.on("console", (message) => faults.push(message.text()));
  await page.evaluate(() => (globalThis.here = true));
  await cost(page).fill("£2m");
  await cost(page).press("Enter");
  await expect(cost(page)).toBeFocused();
  await expect(cost(page)).toHaveValue("£2m");
  expect(await page.evaluate(() => globalThis.here)).toBe(true);
  expect(faults).toEqual([]);
});

test("what a page is told of a change stays true when it looks later", async ({ page }) => {
  await page.evaluate(() => {
    globalThis.heard = [];
    document.addEventListener("weigh-change", ({ detail }) => globalThis.heard.push(detail));
  });
  await cost(page).fill("£2m");
  await cost(page).fill("£18.4m");
  const [first, second] = await page.evaluate(() => globalThis.heard);
  expect(first.proposal.answers["public cost"]).toBe("£2m");
  expect(first.assessment.levels[0].possible).toEqual(["V3"]);
  expect(second.proposal.answers["public cost"]).toBe("£18.4m");
  expect(second.assessment.levels[0].possible).toEqual(["V4"]);
});
