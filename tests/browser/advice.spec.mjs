// What would help most: looked for when somebody asks, by keyboard, and never while they type.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { assessment, fill, focused, open, proposal, written } from "./widget.mjs";

const panel = (page) => page.getByRole("region", { name: "Result so far" });
const ask = (page) => page.getByRole("button", { name: "Show what would help most" });
const heading = (page) => page.getByRole("heading", { name: "What would help most" });
const steps = (page) => panel(page).locator(".weigh-advice ol > li");
const card = (page, title) => panel(page).locator(".weigh-check").filter({ hasText: title });

async function advised(page, name) {
  await open(page);
  await fill(page, proposal(name));
  await ask(page).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
});

test("nothing is advised of an empty form", async ({ page }) => {
  await open(page);
  await expect(ask(page)).toHaveCount(0);
});

test("the search is loaded when somebody asks, and not before", async ({ page }) => {
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  const search = () => loaded.filter((path) => path.includes("adviser")).length;
  await open(page);
  await fill(page, proposal("digital-hubs"));
  expect(search()).toBe(0);
  await ask(page).click();
  await expect(heading(page)).toBeVisible();
  expect(search()).toBe(2);
  await page.getByLabel("Who is the one person accountable for it?").fill("A director");
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByRole("button", { name: "Look again" })).toHaveCount(0);
  expect(search()).toBe(2);
});

test("a search that cannot be loaded is told, and the form goes on", async ({ page }) => {
  await page.route("**/weighup_adviser_bg.wasm", (route) => route.abort());
  await open(page);
  await fill(page, proposal("digital-hubs"));
  await ask(page).click();
  await expect(panel(page).getByRole("alert")).toContainText("I cannot look for it");
  await expectAccessible(page);
  await page.getByLabel("Who is the one person accountable for it?").fill("A director");
  expect(Object.values((await written(page)).answers)).toContain("A director");
  await page.unroute("**/weighup_adviser_bg.wasm");
  await ask(page).click();
  await expect(heading(page)).toBeVisible();
  await expect(panel(page).getByRole("alert")).toHaveCount(0);
});

test("a step leads to its question, and does what is said of it", async ({ page }) => {
  await advised(page, "digital-hubs");
  expect(await focused(page)).toBe("advice");
  expect(await steps(page).count()).toBeGreaterThan(0);
  expect(await steps(page).count()).toBeLessThanOrEqual(3);
  await expectAccessible(page);
  const title = "Each primary claim's metric can be measured";
  await expect(card(page, title)).toContainText("Smallest change that meets it:");
  await card(page, title).getByRole("button", { name: "Give the local measure of claim 1." }).click();
  expect(await focused(page)).toBe("w-answers-claims-0-local_32_measure");
  await page.keyboard.type("Adults who use a hub each month");
  const { checks } = await assessment(page);
  expect(checks.find((check) => check.title === title).state).toBe("met");
});

test("advice on other answers is said to be old, and is looked for again on request", async ({
  page,
}) => {
  await advised(page, "digital-hubs");
  await page.getByLabel("Who is the one person accountable for it?").fill("A director");
  await expect(panel(page)).toContainText("Your answers have changed since this was looked for.");
  await expect(panel(page).getByText("Smallest change that meets it:")).toHaveCount(0);
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(panel(page).getByText("Smallest change that meets it:")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Look again" })).toHaveCount(0);
});

test("beside a level stands what would move it", async ({ page }) => {
  await advised(page, "digital-hubs");
  const tier = panel(page).locator(".weigh-level").filter({ hasText: "Evidence tier" });
  await tier.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(tier.getByText(/^If .* evidence tier would be T2/)).toBeVisible();
});

test("a list is added to by its button", async ({ page }) => {
  await advised(page, "half-empty-draft");
  await expect(steps(page)).toHaveCount(3);
  await expect(steps(page).first()).toContainText("Opens a gate");
  await steps(page).getByRole("button", { name: /^Add a tension/ }).click();
  expect(await focused(page)).toBe("w-answers-tensions");
});

test("accessible at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await advised(page, "digital-hubs");
  await expectAccessible(page);
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scroll).toBeLessThanOrEqual(320);
});
