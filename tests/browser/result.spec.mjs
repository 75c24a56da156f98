// What the result shows beside checks and scores: tensions between outcomes, and the day of
// assessment.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { assessment, fill, openPack, written } from "./widget.mjs";

const PACK = "tests/browser/packs/forms.weigh";

const panel = (page) => page.getByRole("region", { name: "Result so far" });
const tension = (page, title) => panel(page).locator("li").filter({ hasText: title });

test("figures that the pack shows stand beside the levels", async ({ page }) => {
  await openPack(page, PACK);
  await fill(page, { answers: { places: ["Derby", "Nottingham"] } });
  const figure = panel(page).locator("dl div").filter({ hasText: "Places served" });
  await expect(figure).toHaveText("Places served2");
});

test.describe("tensions", () => {
  const NATURE = "New homes against nature";
  const FLOODS = "New homes against room for water";

  test("are shown while they may arise, and say whether they are dealt with", async ({ page }) => {
    await openPack(page, PACK);
    await expect(tension(page, NATURE)).toContainText("may arise");
    await expect(tension(page, NATURE)).toContainText("Waits for");
    await fill(page, { answers: { places: ["Derby"] } });
    await expect(tension(page, NATURE)).toContainText(`${NATURE}: arises; not dealt with yet`);
    await expect(tension(page, NATURE)).toContainText("A2.2 A better, healthier");
    await expect(tension(page, NATURE)).toContainText("Source: OF 2c");
    await expect(tension(page, FLOODS)).toHaveCount(0);
    await expectAccessible(page);
    const answers = { places: ["Derby", "Nottingham"], "outcomes helped": ["A2.2"] };
    await fill(page, { answers });
    await expect(tension(page, NATURE)).toContainText("arises; dealt with");
    // These rules cannot tell whether it is dealt with, and nobody says it is not.
    await expect(tension(page, FLOODS)).toContainText(/: arises(?!;)/);
    await fill(page, { answers: { ...answers, "outcomes helped": [] } });
    await expect(tension(page, NATURE)).toContainText("arises; not dealt with (");
    await fill(page, { answers: { places: [] } });
    await expect(panel(page).getByRole("heading", { name: "Tensions" })).toHaveCount(0);
  });

  test("lead to the answers they wait for", async ({ page }) => {
    await openPack(page, PACK);
    await tension(page, NATURE).getByRole("button", { name: "Places" }).click();
    await expect(page.getByRole("checkbox", { name: "Derby" })).toBeFocused();
  });
});

test.describe("the day of assessment", () => {
  const asOf = async (page) => (await assessment(page)).as_of;
  const line = (page) => page.getByText(/^Assessed as of/);
  const state = async (page) =>
    (await assessment(page)).checks.find((check) => check.id === "not begun").state;

  test("is today, and tomorrow for a page that stays open", async ({ page }) => {
    await page.clock.setFixedTime(new Date(2026, 2, 31, 23, 50));
    await openPack(page, PACK);
    await page.getByLabel("When does it start?").fill("1 April 2026");
    expect(await asOf(page)).toBe("2026-03-31");
    expect(await state(page)).toBe("met");
    await expect(line(page)).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(line(page)).toHaveText("Assessed as of 31 March 2026.");
    await page.emulateMedia({ media: "screen" });
    await page.clock.setFixedTime(new Date(2026, 3, 1, 8, 0));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(await asOf(page)).toBe("2026-04-01");
    expect(await state(page)).toBe("not_met");
    // Today is nothing that was written.
    expect(await written(page)).not.toHaveProperty("as of");
  });

  test("may be fixed by the page", async ({ page }) => {
    await openPack(page, PACK, 'as-of="2026-04-01"');
    expect(await asOf(page)).toBe("2026-04-01");
    await expect(line(page)).toHaveText("Assessed as of 1 April 2026.");
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(await asOf(page)).toBe("2026-04-01");
    await expectAccessible(page);
  });

  test("may be a part of the proposal, and is kept with it", async ({ page }) => {
    await openPack(page, PACK, 'as-of="2026-04-01"');
    await fill(page, { answers: { start: "1 June 2026" }, "as of": "2026-05-02" });
    expect(await asOf(page)).toBe("2026-05-02");
    await page.reload();
    await expect(line(page)).toHaveText("Assessed as of 2 May 2026.");
    expect(await written(page)).toMatchObject({ "as of": "2026-05-02" });
    await page.getByRole("button", { name: "Start again" }).last().click();
    await page.getByRole("button", { name: "Remove my answers" }).click();
    expect(await asOf(page)).toBe("2026-04-01");
  });

  test("that is no date is said to be none", async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.failed = new Promise((resolve) => {
        document.addEventListener("weigh-error", ({ detail }) => resolve(detail));
      });
    });
    await openPack(page, PACK, 'as-of="31 April 2026"');
    const { code, message } = await page.evaluate(() => globalThis.failed);
    expect(code).toBe("as-of-wrong");
    expect(message).toContain("31 April 2026");
    await expect(page.getByRole("alert")).toContainText("not a date");
    await expect(page.locator("weigh-up > *").first()).toBeVisible();
  });
});
