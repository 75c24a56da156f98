// Answers with a pattern of their own: amounts for each of something, several options, and lists
// inside lists. By keyboard alone, kept over a reload, and as a page hands them over.

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { assessment, fill, focused, openPack, written } from "./widget.mjs";

const PACK = "tests/browser/packs/forms.weigh";

const group = (page, name) => page.getByRole("group", { name, exact: true });
const places = (page) => group(page, "Where does it work?");
const outcomes = (page) => group(page, "Which outcomes does it help?");
const box = (part, name) => part.getByRole("checkbox", { name, exact: true });
const answers = async (page) => (await written(page)).answers;

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => {
    throw error;
  });
  await openPack(page, PACK);
});

test("an amount for each of something says of what", async ({ page }) => {
  const cost = page.getByLabel("What will one home cost?");
  await cost.fill("£65,000 per home");
  await expect(page.locator(".govuk-input__suffix").first()).toHaveText("per home");
  const state = async () =>
    (await assessment(page)).checks.find((check) => check.id === "reasonable").state;
  expect(await state()).toBe("not_met");
  await cost.fill("48k");
  expect(await state()).toBe("met");
  await cost.fill("£48,000 per hectare");
  await cost.blur();
  await expect(page.locator(".govuk-error-message")).toContainText("for each home");
});

test.describe("several options", () => {
  test("are ticked by keyboard, and kept over a reload", async ({ page }) => {
    await box(places(page), "Derby").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    const both = ["Derby", "Chesterfield and the peak district"];
    expect((await answers(page)).places).toEqual(both);
    await expectAccessible(page);
    await page.reload();
    await expect(box(places(page), "Derby")).toBeChecked();
    await expect(box(places(page), "Nottingham")).not.toBeChecked();
    expect((await answers(page)).places).toEqual(both);
  });

  test("none of them is an answer, nothing ticked is none", async ({ page }) => {
    const state = async () =>
      (await assessment(page)).checks.find((check) => check.id === "nowhere").state;
    const none = box(places(page), "None of these");
    await box(places(page), "Derby").check();
    expect(await state()).toBe("met");
    await none.check();
    await expect(box(places(page), "Derby")).not.toBeChecked();
    expect((await answers(page)).places).toEqual([]);
    expect(await state()).toBe("not_met");
    await page.reload();
    await expect(none).toBeChecked();
    await none.uncheck();
    expect(await answers(page)).not.toHaveProperty("places");
    expect(await state()).toBe("cannot_tell");
    await none.check();
    await box(places(page), "Nottingham").check();
    await expect(none).not.toBeChecked();
    expect((await answers(page)).places).toEqual(["Nottingham"]);
  });

  test("a page may hand them over as a list or as text", async ({ page }) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("weigh-change", ({ detail }) => globalThis.heard.push(detail.proposal));
    });
    await fill(page, { answers: { places: "derby, Nottingham" } });
    await expect(box(places(page), "Derby")).toBeChecked();
    await expect(box(places(page), "Nottingham")).toBeChecked();
    // As it came, until somebody changes it.
    expect((await answers(page)).places).toBe("derby, Nottingham");
    await box(places(page), "Derby").uncheck();
    const heard = await page.evaluate(() => globalThis.heard);
    expect(heard.map((proposal) => proposal.answers.places)).toEqual([["Nottingham"]]);
    await fill(page, { answers: { places: ["Derby", "Leicester"] } });
    await expect(box(places(page), "Derby")).toBeChecked();
    await expect(places(page).locator(".govuk-error-message")).toContainText("any of Derby");
    await expectAccessible(page);
  });

  test("many of them stand under their headings", async ({ page }) => {
    const themes = outcomes(page).locator("summary");
    await expect(themes).toHaveCount(6);
    await expect(box(outcomes(page), /A2.2/)).toBeHidden();
    const nature = themes.filter({ hasText: "Green Growth" });
    await nature.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect((await answers(page))["outcomes helped"]).toEqual(["A2.2"]);
    await expect(nature).toContainText("1 of 2 chosen");
    // Ticking moves nothing away from under the user's hands.
    await expect(outcomes(page).getByRole("checkbox", { name: /A2.2/ })).toBeFocused();
    await page.reload();
    await expect(nature).toContainText("1 of 2 chosen");
    await expect(outcomes(page).locator("li").filter({ hasText: "A2.2" })).toBeVisible();
  });
});

test.describe("lists inside lists", () => {
  const PROFILE = "w-answers-outputs-0-profile";
  const press = async (page, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  // Two quarters of one output, from an empty form, by keyboard alone.
  async function write(page) {
    await page.getByRole("button", { name: "Add an output" }).focus();
    await press(page, "Enter");
    expect(await focused(page)).toBe("w-answers-outputs-0");
    await press(page, "Tab");
    await page.keyboard.type("Homes on Mill Lane");
    await press(page, "Tab");
    await page.keyboard.type("100");
    await press(page, "Tab");
    expect(await focused(page)).toBe(PROFILE);
    await press(page, "Enter");
    expect(await focused(page)).toBe(`${PROFILE}-0`);
    await press(page, "Tab");
    await page.keyboard.type("30 June 2026");
    await press(page, "Tab");
    await page.keyboard.type("40");
    // Past the button that removes it.
    await press(page, "Tab", "Tab");
    expect(await focused(page)).toBe(PROFILE);
    await press(page, "Enter", "Tab");
    await page.keyboard.type("30 September 2026");
    await press(page, "Tab");
    await page.keyboard.type("60");
  }

  const quarters = [
    { ending: "30 June 2026", amount: "40" },
    { ending: "30 September 2026", amount: "60" },
  ];

  test("are written by keyboard, assessed and kept", async ({ page }) => {
    await write(page);
    const [output] = (await answers(page)).outputs;
    expect(output).toEqual({ name: "Homes on Mill Lane", quantity: "100", profile: quarters });
    await page.getByLabel("I have listed every output").check();
    const every = page.getByLabel("I have listed every quarter of every output");
    const state = async () =>
      (await assessment(page)).checks.find((check) => check.id === "adds up").state;
    expect(await state()).toBe("cannot_tell");
    await every.check();
    expect(await state()).toBe("met");
    expect((await written(page)).finished).toEqual(["outputs", "profile"]);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByLabel("How many in it?").nth(1)).toHaveValue("60");
    await expect(every).toBeChecked();
    // A further output has not been spread yet.
    await page.getByRole("button", { name: "Add another output" }).click();
    await expect(every).not.toBeChecked();
  });

  test("take items out and back, and the focus follows", async ({ page }) => {
    await write(page);
    await page.getByRole("button", { name: "Remove quarter 1 of output 1" }).focus();
    await press(page, "Enter");
    expect(await focused(page)).toBe(`${PROFILE}-undo`);
    expect((await answers(page)).outputs[0].profile).toEqual(quarters.slice(1));
    await press(page, "Enter");
    expect(await focused(page)).toBe(`${PROFILE}-0`);
    expect((await answers(page)).outputs[0].profile).toEqual(quarters);
    await box(page, "Rented").check();
    await page.getByRole("button", { name: "Remove output 1", exact: true }).click();
    expect(await answers(page)).not.toHaveProperty("outputs");
    await page.getByRole("button", { name: "Put output 1 back" }).click();
    expect((await answers(page)).outputs[0]).toMatchObject({ profile: quarters, tenures: ["rented"] });
    await expect(box(page, "Rented")).toBeChecked();
  });

  test("keep the items of each apart", async ({ page }) => {
    const profile = (...amounts) => amounts.map((amount) => ({ amount: `${amount}` }));
    await fill(page, {
      answers: { outputs: [{ profile: profile(1) }, { name: "Second", profile: profile(2, 3) }] },
    });
    const second = group(page, "Output 2");
    await expect(second.getByLabel("How many in it?").nth(1)).toHaveValue("3");
    await second.getByLabel("How many in it?").first().fill("7");
    const [one, two] = (await answers(page)).outputs;
    expect([one.profile, two.profile]).toEqual([profile(1), profile(7, 3)]);
    await group(page, "Output 1").getByRole("button", { name: /Add another quarter/ }).click();
    expect(await focused(page)).toBe("w-answers-outputs-0-profile-1");
    const full = { outputs: [{ profile: profile(1, 2, 3, 4) }] };
    await fill(page, { answers: full });
    await expect(page.getByText("There is room for 4 here.")).toBeVisible();
    await expect(page.getByRole("button", { name: /Add another quarter/ })).toHaveCount(0);
  });

  test("what to answer next leads into them", async ({ page }) => {
    // With the other questions answered, those of the items come first.
    const others = { places: "Derby, Nottingham", "cost per home": 50_000, start: "2099-01-01" };
    await fill(page, { answers: { ...others, outputs: [{ quantity: 5, profile: [{}] }] } });
    const panel = page.getByRole("region", { name: "Result so far" });
    await panel.getByRole("button", { name: "Quarter 1 of output 1: How many in it?" }).click();
    expect(await focused(page)).toBe("w-answers-outputs-0-profile-0-amount");
    await panel.getByRole("button", { name: /whether there is another quarter/ }).first().click();
    await expect(page.getByLabel("I have listed every quarter of every output")).toBeFocused();
  });

  test("headings go down one by one", async ({ page }) => {
    await page.getByRole("button", { name: "Add an output" }).click();
    const level = (name) => page.getByRole("heading", { name, exact: true });
    await expect(level("Outputs")).toHaveJSProperty("tagName", "H3");
    await expect(level("What will it deliver?")).toHaveJSProperty("tagName", "H4");
    await expect(level("Spread it over the quarters")).toHaveJSProperty("tagName", "H5");
  });
});

for (const [width, height] of [[1280, 900], [320, 800]]) {
  test(`accessible at ${width} px, with everything open`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const output = { name: "Homes", quantity: "many", profile: [{ amount: "a few" }, {}] };
    await fill(page, {
      answers: {
        places: ["Derby", "Nottingham", "Leicester"],
        "outcomes helped": ["A1.1", "A5.1"],
        "cost per home": "a lot",
        outputs: [output, {}],
      },
    });
    await page.evaluate(() => {
      const all = document.querySelector("weigh-up").shadowRoot.querySelectorAll("details");
      for (const details of all) details.open = true;
    });
    await expectAccessible(page);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scroll).toBeLessThanOrEqual(width);
  });
}
