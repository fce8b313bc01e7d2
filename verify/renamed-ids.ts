import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {asBefore, measureCopy} from "../test/loaders/run/renaming.js";
import type {Proof} from "./proof.js";

export const proof: Proof = {
  claims: "With another id for every indicator all published files of 2,500 customers are the same but for the ids.",
  dependsOn: ["data", "loaders", "src/model", "test/loaders/run/renaming.ts"],
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), "lab-renamed-"));
    try {
      const places: string[] = [];
      for (const renamed of [false, true]) {
        progress(renamed ? "with other ids" : "with the ids as they are");
        places.push(await measureCopy(join(folder, String(renamed)), {customers: 2500, months: 24, renamed}));
      }
      const files = readdirSync(places[0]);
      const different = files.filter((file) => {
        const [one, other] = places.map((place) => asBefore(place)(readFileSync(join(place, file), "utf8")));
        return one !== other;
      });
      return {
        holds: different.length === 0 && readdirSync(places[1]).length === files.length,
        figures: {files: files.length, different: different.join(", ") || "none"}
      };
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
};
