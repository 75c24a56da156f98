// Accessibility violations of a page, its open shadow roots included.

import { readFileSync } from "node:fs";

import { expect } from "./support.mjs";

const source = readFileSync(
  new URL("../../web/node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Runs axe on the page, or on the part a selector names, and hands back what is wrong, one
// line per element.
export async function violations(page, selector) {
  // A script from outside the page: the page's Content-Security-Policy does not stop it.
  await page.evaluate(source);
  const results = await page.evaluate(
    ([selector, tags]) =>
      globalThis.axe.run(selector ?? document, { runOnly: { type: "tag", values: tags } }),
    [selector, TAGS],
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${violation.help}: ${node.target.flat().join(" >>> ")}`,
    ),
  );
}

// Fails a test that finds anything wrong.
export async function expectAccessible(page, selector) {
  expect(await violations(page, selector)).toEqual([]);
}
