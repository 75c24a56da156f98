// <weigh-up> on the example page, and as other pages may use it.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";

const cost = (page) => page.getByLabel("What is the whole-life public cost?");
const claims = (page) => page.locator("#w-answers-claims");
const element = (page, read) => page.locator("weigh-up").first().evaluate(read);
const focused = (page) => element(page, (it) => it.shadowRoot.activeElement?.id);

// An element of one's own making, beside the one of the page. Hands back what became of it.
function add(page, attributes) {
  return page.evaluate(
    (attributes) =>
      new Promise((resolve) => {
        const it = document.createElement("weigh-up");
        for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
        it.append("In its place.");
        it.addEventListener("weigh-error", ({ detail }) => resolve(detail));
        it.addEventListener("weigh-ready", () => resolve({ code: "ready" }));
        document.querySelector("main").append(it);
      }),
    attributes,
  );
}

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto("/");
  await expect(cost(page)).toBeVisible();
});

test("what is typed is assessed at once and announced after a pause", async ({ page }) => {
  await cost(page).pressSequentially("£18.4m");
  await expect(cost(page)).toHaveValue("£18.4m");
  const band = await element(page, (it) => it.assessment.levels[0].possible);
  expect(band).toEqual(["V4"]);
  await expect(page.getByRole("status")).toContainText("Value band V4.");
});

test("the page hears of changes a user makes, and only of those", async ({ page }) => {
  await page.evaluate(() => {
    globalThis.heard = [];
    document.addEventListener("weigh-change", ({ detail }) => globalThis.heard.push(detail));
  });
  await element(page, (it) => {
    it.proposal = { answers: { "public cost": 500000 } };
  });
  await expect(cost(page)).toHaveValue("500000");
  expect(await page.evaluate(() => globalThis.heard.length)).toBe(0);
  await cost(page).fill("£2m");
  const [{ assessment, proposal }] = await page.evaluate(() => globalThis.heard);
  expect(proposal).toEqual({ answers: { "public cost": "£2m" }, finished: [] });
  expect(assessment.levels[0].possible).toEqual(["V3"]);
});

test("what cannot be understood is said once the field is left", async ({ page }) => {
  await cost(page).fill("a lot");
  await expect(page.locator(".govuk-error-message")).toHaveCount(0);
  await cost(page).blur();
  await expect(page.locator(".govuk-error-message")).toContainText("an amount in pounds");
  await expect(cost(page)).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await cost(page).fill("£1m");
  await expect(page.locator(".govuk-error-message")).toHaveCount(0);
});

test("a draft survives a reload and can be started again", async ({ page }) => {
  await cost(page).fill("£18.4m");
  await page.getByLabel("Which stage has it reached?").selectOption("full case");
  await page.reload();
  await expect(page.getByText("Your draft has been restored.")).toBeVisible();
  await expect(cost(page)).toHaveValue("£18.4m");
  await expect(page.getByLabel("Which stage has it reached?")).toHaveValue("full case");
  await page.getByRole("button", { name: "Start again" }).last().click();
  expect(await focused(page)).toBe("start-again-question");
  await page.getByRole("button", { name: "Remove my answers" }).click();
  await expect(cost(page)).toHaveValue("");
  await expect(page.getByLabel("Which stage has it reached?")).toHaveValue("");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("items are added, taken out and put back, and the focus follows", async ({ page }) => {
  await claims(page).click();
  expect(await focused(page)).toBe("w-answers-claims-0");
  const output = page.getByLabel("What will be produced?");
  await output.fill("First");
  await claims(page).click();
  await output.nth(1).fill("Second");
  await page.getByRole("button", { name: "Remove claim 1" }).click();
  expect(await focused(page)).toBe("w-answers-claims-undo");
  await expect(output).toHaveValue("Second");
  await page.getByRole("button", { name: "Put claim 1 back" }).click();
  expect(await focused(page)).toBe("w-answers-claims-0");
  await expect(output.first()).toHaveValue("First");
});

test("a question that is not asked is hidden and keeps its answer", async ({ page }) => {
  await claims(page).click();
  await page.getByLabel("Counted in what?").fill("homes");
  await page.getByLabel("Secondary", { exact: true }).check();
  await expect(page.getByLabel("Counted in what?")).toHaveCount(0);
  const [claim] = await element(page, (it) => it.proposal.answers.claims);
  expect(claim["output unit"]).toBe("homes");
});

test("a question that comes or goes takes nothing from the one being answered", async ({ page }) => {
  // From the fourth month on a reason is asked for, right behind; keys come one by one.
  const interval = page.getByLabel("How often will progress be reported?");
  await interval.pressSequentially("12", { delay: 60 });
  await expect(interval).toHaveValue("12");
  await expect(interval).toBeFocused();
  await interval.press("Backspace");
  await interval.press("Backspace");
  await interval.pressSequentially("3", { delay: 60 });
  await expect(interval).toHaveValue("3");
  await expect(interval).toBeFocused();
  const targeted = page.getByRole("group", { name: "Is it aimed at a particular group or community?" });
  await targeted.getByRole("radio", { name: "No" }).check();
  await expect(targeted.getByRole("radio", { name: "No" })).toBeFocused();
});

test("what to answer next leads to the question", async ({ page }) => {
  const next = page.locator(".weigh-next button").first();
  const question = await next.innerText();
  await next.click();
  const asked = await element(page, (it) => {
    const field = it.shadowRoot.activeElement;
    const group = field.closest("fieldset")?.querySelector("legend") ?? field.labels[0];
    return group.textContent.trim();
  });
  expect(asked).toBe(question);
});

test("a click on words moves neither focus nor page", async ({ page }) => {
  const words = page.getByText("These answers set how much evidence is asked for.");
  await words.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await words.click();
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test("moving the element loses nothing", async ({ page }) => {
  await cost(page).fill("£18.4m");
  await element(page, (it) => document.body.prepend(it));
  await expect(cost(page)).toHaveValue("£18.4m");
  await cost(page).fill("£19m");
  expect(await element(page, (it) => it.proposal.answers["public cost"])).toBe("£19m");
});

test("several on a page keep apart", async ({ page }) => {
  await add(page, { rules: "rules/emcca/proposal.weigh", name: "second" });
  await cost(page).first().fill("£1m");
  await cost(page).nth(1).fill("£2m");
  const costs = await page
    .locator("weigh-up")
    .evaluateAll((all) => all.map((it) => it.proposal.answers["public cost"]));
  expect(costs).toEqual(["£1m", "£2m"]);
});

test("what cannot be shown leaves the words of the page and says why", async ({ page }) => {
  expect(await add(page, {})).toMatchObject({ code: "no-rules" });
  expect(await add(page, { rules: "rules/nothing.weigh" })).toMatchObject({ code: "rules-missing" });
  // Not rules at all, but text all the same.
  const { code, diagnostics } = await add(page, { rules: "web/intranet.css" });
  expect(code).toBe("rules-wrong");
  expect(diagnostics.length).toBeGreaterThan(0);
  await expect(page.getByText("In its place.")).toHaveCount(3);
  await expect(page.getByRole("alert")).toHaveCount(3);
  await expect(page.getByText(`${diagnostics[0].file}:${diagnostics[0].line}`).first()).toBeVisible();
});

test("a crash keeps the draft and says so", async ({ page }) => {
  page.removeAllListeners("pageerror");
  await page.evaluate(() => {
    globalThis.codes = [];
    document.addEventListener("weigh-error", ({ detail }) => globalThis.codes.push(detail.code));
    Node.prototype.insertBefore = () => {
      throw new Error("injected");
    };
  });
  await claims(page).click();
  await expect(page.getByRole("alert")).toContainText("Your answers are kept");
  expect(await page.evaluate(() => globalThis.codes)).toEqual(["crashed"]);
  expect(await element(page, (it) => it.proposal.answers.claims)).toHaveLength(1);
  await page.reload();
  await expect(page.getByText("Claim 1", { exact: true })).toBeVisible();
});

for (const [size, viewport] of Object.entries({
  desktop: { width: 1280, height: 900 },
  "a phone, or 400% zoom": { width: 320, height: 256 },
})) {
  test(`accessible on ${size}, empty, half full and with everything open`, async ({ page }) => {
    // Every element is looked at three times.
    test.slow();
    await page.setViewportSize(viewport);
    await expectAccessible(page);
    await cost(page).fill("£18.4m");
    await claims(page).click();
    await page.getByLabel("Primary", { exact: true }).check();
    await expectAccessible(page);
    await element(page, (it) => {
      it.shadowRoot.querySelectorAll("details").forEach((details) => (details.open = true));
    });
    await expectAccessible(page);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });
}
