/** Packed files are read as what is in them, by their bytes, and their rows are found at their lines. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {Database, literal} from "../../../loaders/ground/database.js";
import {csvLinesOf} from "../../../loaders/intake/csv-lines.js";
import {folderOf, takeSettings} from "./mapped.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

const header = "contact_id,customer_id,started_at,channel\n";
const lines = (count: number) =>
  header + Array.from({length: count}, (_, i) => `C${i},K${i % 7},2026-01-05 10:00:00,chat\n`).join("");

/** A text as Zstandard packs it. */
async function zstandard(text: string): Promise<Uint8Array> {
  const {folder, remove} = folderOf({"a.csv": text});
  const database = await Database.open();
  try {
    const packed = join(folder, "a.csv.zst");
    await database.run(
      `COPY (SELECT * FROM read_csv(${literal(join(folder, "a.csv"))}, all_varchar = true)) TO ${literal(packed)} (FORMAT csv, COMPRESSION zstd)`
    );
    return readFileSync(packed);
  } finally {
    database.close();
    remove();
  }
}

async function contactsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<unknown> {
  const {folder, remove} = folderOf(files);
  after.push(remove);
  const taken = await takeSettings(folder, "folder: .");
  after.push(() => taken.close());
  return taken.rows("SELECT count(*) AS rows, count(DISTINCT contact_id) AS contacts FROM contacts");
}

it.each([
  ["contacts.csv.gz", async (text: string) => gzipSync(text)],
  ["contacts.CSV.GZ", async (text: string) => gzipSync(text)],
  ["contacts.csv.zst", zstandard],
  ["contacts.csv", zstandard],
  ["contacts.csv.gz", async (text: string) => Buffer.from(text)],
  ["contacts.csv.gz", async (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["contacts.csv.gz", async (text: string) => Buffer.concat([gzipSync(text.slice(0, 999)), gzipSync(text.slice(999))])]
])("%s is read as what its bytes are", async (name, pack) => {
  expect(await contactsOf({[name]: await pack(lines(5000))})).toEqual([{rows: 5000, contacts: 5000}]);
});

it("lines of JSON may be packed too", async () => {
  const row = {contact_id: "1", customer_id: "K", started_at: "2026-01-05 10:00:00", channel: "chat"};
  expect(await contactsOf({"contacts.jsonl.gz": gzipSync(JSON.stringify(row))})).toEqual([{rows: 1, contacts: 1}]);
});

it("a file cut short is refused by name", async () => {
  const packed = {"contacts.csv.gz": gzipSync(lines(5000)), "contacts.csv.zst": await zstandard(lines(5000))};
  for (const [name, bytes] of Object.entries(packed))
    await expect(contactsOf({[name]: bytes.subarray(0, bytes.length - 20)})).rejects.toThrow(
      new RegExp(`/${name}: expected a whole (gzip|zstd) file; found: unexpected (end of file|EOF)`)
    );
});

it("a row is found at its line", async () => {
  const {folder, remove} = folderOf({"contacts.csv.gz": gzipSync(lines(20))});
  after.push(remove);
  const table = readContract().get("contacts");
  if (!table) throw new Error("expected the contract to hold contacts");
  expect(await csvLinesOf({kind: "folder", folder}, table, [{cells: {contact_id: "C7"}, fault: null}])).toEqual([
    {file: join(folder, "contacts.csv.gz"), line: 9}
  ]);
});
