import {defineConfig} from "vitest/config";

/** Ends what hangs, on a machine as busy as may be; nothing is measured by the clock. */
const patience = 900_000;

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
          // No test replaces a module, so files of one worker share what they import.
          isolate: false,
          testTimeout: patience,
          hookTimeout: patience
        }
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          // Builds the site once, while tests run that don't need it; those that do come last, and wait for it.
          globalSetup: ["test/site/setup.ts"],
          setupFiles: ["test/site/await-site.ts"],
          expect: {poll: {timeout: 120_000}},
          testTimeout: patience,
          hookTimeout: patience
        }
      }
    ]
  }
});
