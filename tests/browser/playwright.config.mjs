// How the browser tests run. `cargo xtask test` starts the server and says where it is.

import { defineConfig } from "./support.mjs";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  snapshotPathTemplate: "{testDir}/snapshots/{testFileName}/{arg}{ext}",
  workers: 2,
  fullyParallel: true,
  // A busy machine takes long over what is right all the same.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    baseURL: process.env.WEIGHUP_URL ?? "http://127.0.0.1:8080/",
    screenshot: "only-on-failure",
    trace: "off",
    video: "off",
    launchOptions: {
      executablePath: process.env.CHROME,
      args: [
        "--headless",
        // Chromium refuses to run as root with its sandbox on.
        ...(root ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
