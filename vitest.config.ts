import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    // Both cores of the smallest machine that it is to run on; one would be left idle otherwise.
    maxWorkers: 2,
    // The rooms' own tests, and those that read the built site in a real browser.
    projects: [
      {
        test: {
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          testTimeout: 120_000,
          hookTimeout: 240_000
        }
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/setup.ts"],
          // Two browsers at a time on two cores: a page may take its time, but nothing is measured by the clock.
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
});
