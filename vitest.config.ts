import {readFileSync} from "node:fs";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/** Ends what hangs, on a machine as busy as may be; nothing is measured by the clock. */
const patience = 900_000;

/**
 * What needs the site comes after all else, its longest first, so that no worker is left with one of them at the end. Of the
 * files that share a world one comes early and makes it, the others late: they would only wait for it.
 */
class Turns extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const sharing = (world: string) =>
      sorted.filter(({moduleId}) => readFileSync(moduleId, "utf8").includes(world)).slice(1);
    const waiting = new Set(["sharedWorld()", "canaryWorld()"].flatMap(sharing));
    const turn = (file: TestSpecification) => {
      if (file.project.name === "site")
        return [/pages-(en|zh)\.test/, /(engines|sql)\.test/, /./].findIndex((name) => name.test(file.moduleId)) + 2;
      return waiting.has(file) ? 1 : 0;
    };
    return sorted.sort((one, other) => turn(one) - turn(other));
  }
}

export default defineConfig({
  test: {
    sequence: {sequencer: Turns},
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
          isolate: false,
          expect: {poll: {timeout: 120_000}},
          testTimeout: patience,
          hookTimeout: patience
        }
      }
    ]
  }
});
