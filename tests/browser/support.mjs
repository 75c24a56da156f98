// What every browser test starts from: Playwright, taken from web/node_modules.
//
// Node would not find it by name from here, so tests import it from this module.

import { fileURLToPath } from "node:url";

export { defineConfig, expect, test } from "../../web/node_modules/@playwright/test/index.mjs";

// The command line, as `cargo xtask test` has built it. Not `cargo run`: that may build it again, with
// other features, in the middle of a test.
export const PROGRAMS =
  process.env.WEIGHUP_PROGRAMS ?? fileURLToPath(new URL("../../target/debug", import.meta.url));

// The headers of serve.rs, which no answer may lack.
export const STRICT_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
    "connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};
