// Why each result is what it is: reasons on checks, levels and score lines, what is only worth a
// second look, and questions that need no answer any more.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { assessment, fill, open, openPack, proposal } from "./widget.mjs";

const PACK = "tests/browser/packs/forms.weigh";

const panel = (page) => page.getByRole("region", { name: "Result so far" });
const group = (page, name) =>
  panel(page).locator(".weigh-group").filter({ has: page.locator("summary", { hasText: name }) });
const card = (page, title) => panel(page).locator(".weigh-check").filter({ hasText: title });
const cost = (page) => page.getByLabel("What will one home cost?");
const why = (page) => page.getByLabel("Why does a home cost so much?");
const notNeeded = (page) => page.locator(".weigh-spared").filter({ hasText: "cost per home" });

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

test.describe("checks", () => {
  test("say why, once, and what is wrong in the words of the rules", async ({ page }) => {
    await openPack(page, PACK);
    await fill(page, { answers: { "cost per home": "£65,000", places: ["Derby", "Nottingham"] } });
    const { checks } = await assessment(page);
    const check = (id) => checks.find((it) => it.id === id);
    const wrong = card(page, "A home costs at most £60,000");
    await expect(wrong.locator(".weigh-check__message")).toHaveText("A home costs £65,000 per home.");
    await expect(wrong.locator(".weigh-reason")).toHaveText(check("reasonable").reason);
    const met = card(page, "It works somewhere");
    await expect(met.locator(".weigh-check__message")).toHaveText(check("nowhere").reason);
    await expect(met.locator(".weigh-reason")).toHaveCount(0);
    const open = card(page, "Somebody can be asked");
    await expect(open.locator(".weigh-check__message")).toContainText("Waits for contact");
  });

  test("that are only worth a second look stand apart, the strongest first", async ({ page }) => {
    await openPack(page, PACK);
    await fill(page, { answers: { "cost per home": "£95,000", places: [] } });
    const flags = group(page, "Worth a second look");
    await expect(flags.locator("summary").first()).toContainText("(2)");
    await expect(flags.locator(".weigh-check__title")).toHaveText([
      "A home costs under £90,000",
      "It works in more than one place",
    ]);
    const unmet = group(page, "Not met");
    await expect(unmet).not.toContainText("A home costs under £90,000");
    const top = async (part) => (await part.boundingBox()).y;
    expect(await top(flags)).toBeGreaterThan(await top(unmet));
    const colour = (part) =>
      part.locator(".weigh-mark").evaluate((mark) => getComputedStyle(mark).color);
    expect(await colour(flags)).not.toBe(await colour(unmet));
    await expectAccessible(page);
  });

  test("and scores keep their reasons on paper", async ({ page }) => {
    await open(page);
    await fill(page, proposal("digital-hubs"));
    const { checks, scores, levels } = await assessment(page);
    const met = checks.find((check) => check.state === "met");
    const [line] = scores[0].lines;
    const said = [met.reason, line.reason, levels[0].reason].map((reason) =>
      panel(page).getByText(reason, { exact: true }).first(),
    );
    for (const reason of said) await expect(reason).toBeHidden();
    await page.emulateMedia({ media: "print" });
    for (const reason of said) await expect(reason).toBeVisible();
  });
});

test.describe("a question that needs no answer any more", () => {
  test("says so and why, and can still be answered", async ({ page }) => {
    await page.clock.install();
    await openPack(page, PACK);
    await expect(notNeeded(page)).toHaveCount(0);
    await cost(page).fill("£48,000");
    await page.clock.runFor(2_000);
    await expect(notNeeded(page)).toContainText("Not needed for the result: ");
    await expect(why(page)).toHaveAccessibleDescription(/Not needed for the result/);
    await expect(why(page)).toBeEnabled();
    await expect(panel(page)).toContainText("1 that is open is not needed for the result.");
    await expectAccessible(page);
    await why(page).fill("It is not.");
    await page.clock.runFor(2_000);
    await expect(notNeeded(page)).toHaveCount(0);
  });

  test("keeps the place of that line until the user has paused", async ({ page }) => {
    await page.clock.install();
    await openPack(page, PACK);
    const contact = page.getByLabel("Who can be asked?");
    // From one question to another: pages scroll.
    const y = async (part) => (await part.boundingBox()).y;
    const top = async () => (await y(contact)) - (await y(cost(page)));
    const before = await top();
    await cost(page).fill("£48,000");
    expect(await top()).toBe(before);
    await page.clock.runFor(2_000);
    await expect(notNeeded(page)).toBeVisible();
    const below = await top();
    await cost(page).fill("£65,000");
    await expect(notNeeded(page)).toBeHidden();
    await expect(why(page)).toHaveAccessibleDescription("");
    expect(await top()).toBe(below);
    await page.clock.runFor(2_000);
    await expect(notNeeded(page)).toHaveCount(0);
    expect(await top()).toBe(before);
  });

  test("goes without saying once the proposal is finished", async ({ page }) => {
    await openPack(page, PACK);
    await fill(page, { answers: { "cost per home": "£48,000" } });
    await expect(notNeeded(page)).toBeVisible();
    await page.getByLabel("This proposal is finished").check();
    await expect(page.locator(".weigh-spared")).toHaveCount(0);
  });
});

test("shares of regional targets are told one by one", async ({ page }) => {
  await open(page);
  await fill(page, proposal("vouchers-refocused"));
  const shares = panel(page).locator(".weigh-share");
  await expect(shares).toHaveCount(1);
  await expect(shares).toContainText("120 of 2,700 businesses, 4.44%");
  await expectAccessible(page);
});
