import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {purgeStore} from "../../../loaders/command/purge.js";

it("deletes rows, work databases and unfinished results, and leaves every published figure as it is", async () => {
  const store = mkdtempSync(join(tmpdir(), "lab-purge-"));
  const file = (path: string) => {
    mkdirSync(dirname(join(store, path)), {recursive: true});
    writeFileSync(join(store, path), path);
    return path;
  };
  try {
    const raw = [
      "sample/abc/contacts.parquet",
      "measured/one/set-aside/contacts.parquet",
      "measured/two/work.duckdb",
      "measured/three.unfinished/published/brief.json"
    ].map(file);
    const published = ["measured/one/published/brief.json", "measured/two/published/compare.json"].map(file);
    const deleted = await purgeStore(store);
    expect(deleted).toHaveLength(raw.length);
    for (const path of raw) expect([path, existsSync(join(store, path))]).toEqual([path, false]);
    for (const path of published) expect(readFileSync(join(store, path), "utf8")).toBe(path);
    expect(await purgeStore(store)).toEqual([]);
  } finally {
    rmSync(store, {recursive: true, force: true});
  }
  expect(await purgeStore(store)).toEqual([]);
});
