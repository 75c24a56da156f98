// Compiled rules: a page loads less, and shows the same.

import { readFileSync } from "node:fs";

import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./support.mjs";
import { assessment, fill, openWith, proposal, score, weigh } from "./widget.mjs";

const RULES = "rules/emcca/proposal.weigh";

// Compiled rules, as `weigh build` writes them.
function built() {
  const path = test.info().outputPath("proposal.bin");
  const { status, stderr } = weigh(["build", RULES, "-o", path]);
  expect(status, stderr).toBe(0);
  return readFileSync(path);
}

async function openCompiled(page, body, address = "/proposal.bin") {
  await page.route("**/proposal.bin", (route) => route.fulfill({ body }));
  await page.addInitScript(() => {
    document.addEventListener("weigh-error", ({ detail }) => (globalThis.failed = detail));
  });
  await openWith(page, address);
}

test("compiled rules give what their text gives, without the compiler and the text", async ({ page }) => {
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await openCompiled(page, built());
  expect(loaded.filter((path) => path.includes("compiler") || path.endsWith(".weigh"))).toEqual([]);
  const given = { ...proposal("digital-hubs"), "as of": "2026-04-01" };
  await fill(page, given);
  expect(JSON.stringify(await assessment(page), null, 2) + "\n").toBe(score(RULES, given));
});

test("who has begun with rules as text finds the draft again", async ({ page }) => {
  await page.goto("/");
  await fill(page, { answers: { title: "Begun" } });
  await page.locator("weigh-up").getByLabel("What is the proposal called?").fill("Begun and gone on");
  await openCompiled(page, built(), "rules/emcca/proposal.bin");
  const kept = await page.evaluate(() => document.querySelector("weigh-up").proposal.answers.title);
  expect(kept).toBe("Begun and gone on");
});

const changes = [
  ["rules-other-version", "built by another version", (bytes) => {
    bytes[bytes.indexOf("\n") - 1] = "0".charCodeAt(0);
    return bytes;
  }],
  ["rules-damaged", "damaged", (bytes) => bytes.subarray(0, bytes.length / 2)],
];
for (const [code, words, change] of changes) {
  test(`${code}: the fallback stays and a sentence says what to do`, async ({ page }) => {
    await openCompiled(page, change(built()));
    expect(await page.evaluate(() => globalThis.failed.code)).toBe(code);
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.locator("weigh-up > *").first()).toBeVisible();
    await expectAccessible(page);
  });
}
