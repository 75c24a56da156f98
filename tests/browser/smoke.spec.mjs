// The server that people and the other tests rely on.

import { connect } from "node:net";

import { expectAccessible, violations } from "./axe.mjs";
import { STRICT_HEADERS, expect, test } from "./support.mjs";

function expectStrict(response) {
  expect(response.headers()).toMatchObject(STRICT_HEADERS);
}

test("the example page comes with strict headers", async ({ page }) => {
  const response = await page.goto("/");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("text/html; charset=utf-8");
  expectStrict(response);
});

test("the bundle has the types that browsers insist on", async ({ request }) => {
  const types = {
    "weigh-up.js": "text/javascript; charset=utf-8",
    "weigh-up.css": "text/css; charset=utf-8",
    "weighup_widget.js": "text/javascript; charset=utf-8",
    "weighup_widget_bg.wasm": "application/wasm",
    "weighup_compiler.js": "text/javascript; charset=utf-8",
    "weighup_compiler_bg.wasm": "application/wasm",
    "weighup_adviser.js": "text/javascript; charset=utf-8",
    "weighup_adviser_bg.wasm": "application/wasm",
    "weighup_wasm.js": "text/javascript; charset=utf-8",
    "weighup_wasm.d.ts": "text/plain; charset=utf-8",
    "weighup_wasm_bg.wasm": "application/wasm",
  };
  for (const [file, type] of Object.entries(types)) {
    const response = await request.get(`/dist/${file}`);
    expect(response.status(), file).toBe(200);
    expect(response.headers()["content-type"], file).toBe(type);
    expectStrict(response);
  }
});

test("the wasm compiles while it arrives, under the policy", async ({ page }) => {
  await page.goto("/");
  const compiled = await page.evaluate(async () => {
    const modules = ["weighup_widget", "weighup_compiler", "weighup_adviser", "weighup_wasm"];
    const compile = (name) => WebAssembly.compileStreaming(fetch(`/dist/${name}_bg.wasm`));
    return (await Promise.all(modules.map(compile))).map((module) => String(module));
  });
  expect(compiled).toEqual(Array(4).fill("[object WebAssembly.Module]"));
});

test("the style sheet works in a shadow root", async ({ page }) => {
  await page.goto("/");
  const found = await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch("/dist/weigh-up.css")).text());
    const host = document.body.appendChild(document.createElement("div"));
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const button = root.appendChild(document.createElement("button"));
    button.className = "govuk-button";
    const size = () => getComputedStyle(button).fontSize;
    const before = size();
    document.documentElement.style.setProperty("font-size", "62.5%");
    host.style.setProperty("--weigh-rem", "1.6rem");
    return {
      before,
      after: size(),
      colour: getComputedStyle(host).getPropertyValue("--govuk-text-colour"),
      display: getComputedStyle(host).display,
    };
  });
  expect(found).toEqual({ before: "19px", after: "19px", colour: "#0b0c0c", display: "block" });
});

test("the example page is accessible", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
});

test("axe sees into shadow roots", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const host = document.body.appendChild(document.createElement("div"));
    host.id = "host";
    host.attachShadow({ mode: "open" }).appendChild(document.createElement("input"));
  });
  const found = await violations(page, "#host");
  expect(found.join("\n")).toContain("label: ");
});

test("what is not there is a plain 404", async ({ request }) => {
  const response = await request.get("/nothing");
  expect(response.status()).toBe(404);
  expect(response.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  expect(await response.text()).toBe("There is no such page here.\n");
  expectStrict(response);
});

// Written to the socket by hand, because browsers and clients tidy an address before they
// send it.
function statusOf(base, path) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (text) => (answer += text));
    socket.on("end", () => resolve(Number(answer.split(" ")[1])));
    socket.on("error", reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
  });
}

test("no path leads out of what is shown", async ({ baseURL }) => {
  expect(await statusOf(baseURL, "/dist/weigh-up.css")).toBe(200);
  for (const path of [
    "/Cargo.toml",
    "/dist/../Cargo.toml",
    "/dist/%2e%2e/Cargo.toml",
    "/dist/..%2fCargo.toml",
    "/dist/..%5cCargo.toml",
    "/../../../../etc/passwd",
    "//etc/passwd",
    "/web/node_modules/sass/package.json",
    "/.git/HEAD",
  ]) {
    expect(await statusOf(baseURL, path), path).toBe(404);
  }
});

test("many requests at once are all answered", async ({ request }) => {
  const responses = await Promise.all(
    Array.from({ length: 40 }, () => request.get("/dist/weigh-up.css")),
  );
  expect(responses.every((response) => response.ok())).toBe(true);
});
