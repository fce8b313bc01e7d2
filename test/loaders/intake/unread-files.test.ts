/** What stands beside the files that are read is named with what it nearly is; nothing waits for a pipe. */
import {spawnSync} from "node:child_process";
import {mkdirSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {findSource, planSources} from "../../../loaders/intake/sources.js";
import {unreadFiles} from "../../../loaders/intake/unread-files.js";
import {folderOf, settingsOf} from "./mapped.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));
const contract = readContract();
const contacts = contract.get("contacts");

function folder(files: Readonly<Record<string, string>>): string {
  const made = folderOf(files);
  after.push(made.remove);
  return made.folder;
}

it("names each file that isn't read", () => {
  const here = folder({
    "contact.csv": "",
    "Contacts.csv": "",
    "surveys.xls": "",
    "offers.csv.gz": "",
    "complaints.zip": "",
    "benefits/part.xls": "",
    "agents/notes/a.csv": "",
    "notes.txt": "",
    "columns-guide.csv": "",
    "bills.CSV": ""
  });
  symlinkSync("nowhere.csv", join(here, "pay.csv"));
  symlinkSync("circle.csv", join(here, "circle.csv"));
  mkdirSync(join(here, "pay"));
  mkdirSync(join(here, "customer"));
  expect(
    unreadFiles({kind: "folder", folder: here}, contract).map(({file, why}) => [file, remarkWords.en.unread(why)])
  ).toEqual([
    ["Contacts.csv", "nearly contacts; rename it if it is that table"],
    ["agents/notes", "a folder within a table’s own"],
    ["benefits/part.xls", "a workbook of before 2007; open it in a spreadsheet program and save it as part.xlsx"],
    ["circle.csv", "a link that leads nowhere"],
    ["complaints.zip", "compressed; unpack it, or pack a text file as complaints.csv.gz or .csv.zst"],
    ["contact.csv", "nearly contacts; rename it if it is that table"],
    ["customer", "nearly customers; rename it if it is that table"],
    ["notes.txt", "named as no table of the contract"],
    ["pay", "an empty folder"],
    ["pay.csv", "a link that leads nowhere"],
    ["surveys.xls", "a workbook of before 2007; open it in a spreadsheet program and save it as surveys.xlsx"]
  ]);
});

it("names data files beside those of a mapping", () => {
  const here = folder({
    "lab.config.yaml": settingsOf("sources: {a: {files: in/a.csv}}\ntables: {contacts: {from: a}}"),
    "in/a.csv": "contact_id\n",
    "in/b.csv": "",
    "in/c.xls": "",
    "in/notes.md": ""
  });
  const file = join(here, "lab.config.yaml");
  expect(
    unreadFiles(planSources(readSettings(file), file), contract).map((unread) => [unread.file, unread.why.kind])
  ).toEqual([
    ["in/b.csv", "unnamed_file"],
    ["in/c.xls", "old_workbook"]
  ]);
});

it("a pipe or a folder named as a table's file is refused by name", () => {
  if (!contacts) throw new Error("expected the contract to hold contacts");
  const piped = folder({});
  spawnSync("/bin/sh", ["-c", `mkfifo ${piped}/contacts.csv`]);
  expect(() => findSource(piped, contacts)).toThrow(`${piped}/contacts.csv: expected a file; found a pipe`);
  const nested = folder({});
  mkdirSync(join(nested, "contacts.csv"));
  expect(() => findSource(nested, contacts)).toThrow(
    `${nested}/contacts.csv: expected a file; found a folder named as one. Parts of a table stand in a folder named contacts.`
  );
});
