import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pageAddresses} from "../src/language/pages.js";
import {serveSite} from "../loaders/site/serve.js";
import {buildSmallSite} from "../test/site/small-site.js";
import {startChromium} from "../test/site/engines/chromium.js";
import {startFirefox} from "../test/site/engines/firefox.js";
import {differences, walk, type Walked} from "../test/site/engines/walk.js";
import {startWebKit} from "../test/site/engines/webkit.js";
import type {Proof} from "./proof.js";

/** Controls that are used on each page, evenly spread over it. */
const controlsAPage = 16;

const engines = {Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit} as const;

export const proof: Proof = {
  claims: `In Firefox and WebKit every page opens, and after each of up to ${controlsAPage} presses and choices it reads as in Chromium, without an error.`,
  dependsOn: ["src", "data", "loaders/site", "loaders/publish", "observablehq.config.ts"],
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), "lab-browsers-"));
    const figures: Record<string, number | string> = {pages: pageAddresses.length};
    try {
      progress("building a small site");
      const {site} = await buildSmallSite(folder);
      const {server, address} = await serveSite(site, 4700);
      const walks = new Map<string, ReadonlyMap<string, Walked>>();
      try {
        // They wait most of the time, so all of them walk at once.
        const served = address.replace(/\/$/, "");
        await Promise.all(
          Object.entries(engines).map(async ([name, start]) => {
            const engine = await start();
            figures[name] = engine?.version ?? "isn’t there";
            if (engine === null) return;
            try {
              const walked = await walk(engine, served, pageAddresses, controlsAPage, (path) =>
                progress(`${name} ${path}`)
              );
              walks.set(name, walked);
            } finally {
              await engine.close();
            }
          })
        );
      } finally {
        server.close();
      }
      const model = walks.get("Chromium") ?? new Map<string, Walked>();
      let holds = walks.size === Object.keys(engines).length;
      for (const [name, walked] of walks) {
        const steps = [...walked.values()].reduce((sum, one) => sum + one.steps.length, 0);
        const faults = [...walked].flatMap(([path, one]) => one.faults.map((fault) => `${path}: ${fault}`));
        const unlike = differences(model, walked);
        figures[`${name} steps`] = steps;
        figures[`${name} faults`] = faults.slice(0, 5).join("; ") || "none";
        figures[`${name} unlike`] = unlike.slice(0, 5).join("; ") || "none";
        holds &&= steps > 150 && faults.length === 0 && unlike.length === 0;
      }
      return {holds, figures};
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
};
