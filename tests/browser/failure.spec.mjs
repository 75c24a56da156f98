// When something is wrong with the rules or the widget cannot run: the page says why, and what was
// there stays.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { weigh } from "./widget.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const RULES = "rules/emcca/proposal.weigh";

// Opens the page and waits for its `weigh-error`.
async function openToFail(page) {
  await page.addInitScript(() => {
    globalThis.failed = new Promise((resolve) => {
      document.addEventListener("weigh-error", (event) => resolve(event.detail));
    });
  });
  await page.goto("/");
  return page.evaluate(() => globalThis.failed);
}

const fallback = (page) => page.locator("weigh-up > *").first();

test("mistakes in a rule file: same codes, same places in the page and on the command line", async ({
  page,
}) => {
  const slips = {
    "scale.weigh": [["| V3         | high", "| V3         | hihg"]],
    "funding.weigh": [
      ["needs funding secured is at least", "needs fundng secured is at least"],
      ["should [OF 2c] [OURS]\n  counts as major", "should [XY 2c]\n  counts as mjor"],
    ],
  };
  const spoilt = Object.entries(slips).map(([name, pairs]) => {
    const path = `rules/emcca/parts/${name}`;
    const text = readFileSync(join(root, path), "utf8");
    return [path, pairs.reduce((now, [right, wrong]) => now.replace(right, wrong), text)];
  });
  for (const [path, body] of spoilt) {
    await page.route(`**/${path}`, (route) => route.fulfill({ body }));
  }
  const { code, diagnostics } = await openToFail(page);
  expect(code).toBe("rules-wrong");

  const folder = mkdtempSync(join(tmpdir(), "weigh-"));
  try {
    for (const part of ["rules", "seeds"]) {
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    for (const [path, body] of spoilt) writeFileSync(join(folder, path), body);
    const printed = weigh(["check", RULES, "--format", "json"], folder);
    expect(printed.status).toBe(1);
    expect(diagnostics).toEqual(JSON.parse(printed.stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(diagnostics.map((it) => it.code)).toEqual(["W203", "W201", "W204", "W120"]);
  for (const { code, line, message } of diagnostics) {
    await expect(page.getByText(code).first()).toBeVisible();
    await expect(page.getByText(message).first()).toBeVisible();
    await expect(page.getByText(new RegExp(`\\b${line}\\b`)).first()).toBeVisible();
  }
  await expect(fallback(page)).toBeVisible();
  await expectAccessible(page);
});

test("a framework that cannot be found is a mistake in the rules", async ({ page }) => {
  await page.route("**/seeds/emof.weigh", (route) => route.fulfill({ status: 404 }));
  const { code, diagnostics } = await openToFail(page);
  expect(code).toBe("rules-wrong");
  expect(diagnostics[0].code).toBe("W208");
});

const failures = [
  ["rules-missing", `**/${RULES}`],
  ["no-widget", "**/weighup_widget_bg.wasm"],
  ["no-widget", "**/weighup_widget.js"],
  ["no-widget", "**/weighup_compiler_bg.wasm"],
  ["no-style", "**/weigh-up.css"],
];
for (const [code, blocked] of failures) {
  test(`${blocked} cannot be loaded: the fallback stays and a sentence says why`, async ({ page }) => {
    await page.route(blocked, (route) => route.abort());
    const detail = await openToFail(page);
    expect(detail.code).toBe(code);
    await expect(fallback(page)).toBeVisible();
    await expect(page.getByRole("alert")).toContainText("This form cannot be shown");
    await expectAccessible(page);
  });
}

test("an element that names no rules says so", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const bare = document.createElement("weigh-up");
    bare.append("What to do instead.");
    document.querySelector("main").append(bare);
  });
  await expect(page.getByText("does not say which rules to use")).toBeVisible();
  await expect(page.getByText("What to do instead.")).toBeVisible();
});
