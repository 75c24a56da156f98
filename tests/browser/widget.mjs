// The widget as a person uses it: questions are found by the words asked, answers are typed or
// chosen.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, PROGRAMS } from "./support.mjs";

const root = new URL("../../", import.meta.url);

// A sample proposal.
export function proposal(name) {
  return JSON.parse(readFileSync(new URL(`../proposals/${name}.json`, import.meta.url), "utf8"));
}

// The questions of the pack by their names in the rules, with the words asked: `ask name: …` or
// `has name: …`, with the words in quotation marks at the end of the line. Parts of the pack are read
// where it uses them.
export function questions() {
  const found = new Map();
  let list;
  const taken = new Set();
  const read = (file) => {
    if (taken.has(file.href)) return;
    taken.add(file.href);
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const [, part] = line.match(/^use "([^"]*)"/) ?? [];
      if (part) read(new URL(part, file));
      const [, keyword, name, type, words] =
        line.match(/^\s*(ask|has) ([^:]+): (.*?)\s*"([^"]*)"\s*$/) ?? [];
      if (!keyword) continue;
      const item = type.match(/^list of (\w+)/)?.[1];
      if (keyword === "ask") list = name;
      found.set(keyword === "has" ? `${list}/${name}` : name, { words, item });
    }
  };
  read(new URL("rules/emcca/proposal.weigh", root));
  return found;
}

// Opens the page and waits for the widget. Hands back what the page complains of, as it comes.
export async function open(page) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "EMCCA proposal check" })).toBeVisible();
  return faults;
}

// Opens the page with another pack in place of its own: a file of the repository, which the server
// need not show. `attributes` go into the element. Waits for the form, or for what is said instead.
export async function openPack(page, path, attributes = "") {
  await page.route(`**/${path}`, (route) =>
    route.fulfill({ path: fileURLToPath(new URL(path, root)) }),
  );
  await openWith(page, path, attributes);
}

// The same with rules that are at an address of the server.
export async function openWith(page, address, attributes = "") {
  await page.route(({ pathname }) => pathname === "/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      'rules="rules/emcca/proposal.weigh"',
      `rules="${address}" ${attributes}`,
    );
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  await expect(page.locator(".weigh-frame, .weigh-failure").first()).toBeVisible();
}

// Answers the question asked with `words` within a part of the page.
export async function answer(part, words, value) {
  const group = part.getByRole("group", { name: words, exact: true });
  if (Array.isArray(value)) {
    for (const option of value) {
      await group.getByRole("checkbox", { name: new RegExp(`^${option}$`, "i") }).check();
    }
    return;
  }
  if (await group.count()) {
    await group.getByRole("radio", { name: new RegExp(`^${value}$`, "i") }).check();
    return;
  }
  const control = part.getByLabel(words, { exact: true });
  const isList = await control.evaluate((element) => element.tagName === "SELECT");
  await (isList ? control.selectOption(value) : control.fill(value));
}

// Answers a whole proposal in the order of the form, calling `after` behind each answer.
export async function answerAll(page, answers, after = () => {}) {
  const asked = questions();
  for (const [name, { words, item }] of asked) {
    const value = answers[name];
    if (value === undefined || name.includes("/")) continue;
    if (!item) {
      await answer(page, words, value);
      await after(name);
      continue;
    }
    for (const [i, entry] of value.entries()) {
      await page.getByRole("button", { name: new RegExp(`^Add (another|a|an) ${item}$`) }).click();
      const card = page.getByRole("group", { name: new RegExp(`^${item} ${i + 1}$`, "i") });
      for (const [field, text] of Object.entries(entry)) {
        await answer(card, asked.get(`${name}/${field}`).words, text);
        await after(`${name}/${i}/${field}`);
      }
    }
    await page.getByRole("checkbox", { name: new RegExp(`listed (every|the) ${item}`, "i") }).check();
    await after(name);
  }
}

// Fills the widget from a sample proposal, as a host page would.
export async function fill(page, { title, answers, finished, "as of": asOf }) {
  await page.evaluate(
    (given) => {
      document.querySelector("weigh-up").proposal = given;
    },
    { title, answers, finished: finished ?? [], "as of": asOf },
  );
}

// What the widget says it knows.
export function assessment(page) {
  return page.evaluate(() => document.querySelector("weigh-up").assessment);
}

// The proposal as the widget holds it.
export function written(page) {
  return page.evaluate(() => document.querySelector("weigh-up").proposal);
}

// The id of what has the focus inside the widget.
export function focused(page) {
  return page.evaluate(() => document.querySelector("weigh-up").shadowRoot.activeElement?.id);
}

// What the command line prints, run in a folder.
export function weigh(args, folder = root) {
  return spawnSync(`${PROGRAMS}/weigh`, args, { cwd: folder, encoding: "utf8" });
}

// What the command line prints of a proposal, byte for byte.
export function score(rules, given) {
  const folder = mkdtempSync(join(tmpdir(), "weigh-"));
  try {
    const file = join(folder, "proposal.json");
    writeFileSync(file, JSON.stringify(given));
    return weigh(["score", rules, file, "--format", "json"]).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
