/** Files as other programs write them: read for what they say, or set aside and asked about; never taken for something else. */
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {remarkWords} from "../../../src/language/reading-remarks.js";
import {Database, literal} from "../../../loaders/ground/database.js";
import {folderOf, takeSettings, type Taken} from "./mapped.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

async function take(files: Readonly<Record<string, string | Uint8Array>>, source: string, more = ""): Promise<Taken> {
  const {folder, remove} = folderOf(files);
  after.push(remove);
  const taken = await takeSettings(folder, source, more);
  after.push(() => taken.close());
  return taken;
}
const reasons = ({intake}: Taken, table: string) =>
  Object.fromEntries((intake.get(table)?.reasons ?? []).map(({reason, rows}) => [rowFaultText(reason, "en"), rows]));

const calls = (seconds: readonly string[], comma = ";") =>
  [
    ["contact_id", "customer_id", "started_at", "channel", "waited_seconds"],
    ...seconds.map((text, i) => [`C${i}`, `K${i}`, "2026-01-05 10:00:00", "call_in", text])
  ]
    .map((cells) => cells.map((cell) => (cell.includes(comma) ? `"${cell}"` : cell)).join(comma))
    .join("\n");
const asked = `waited_seconds: expected a number whose point or comma can’t be mistaken; such as 1.000 or 1,000, it may be one or a thousand. Say which by numbers: "1,234.56" or numbers: "1.234,56" at the source`;
const waits = (taken: Taken) =>
  taken.rows("SELECT string_agg(waited_seconds, ' ' ORDER BY contact_id) AS waits FROM contacts");

describe("numbers", () => {
  it.each([
    ["a point and three digits", ["950", "1.000", "2.000"], ";"],
    ["a comma and three digits", ["950", "1,000", "2,000"], ";"],
    ["a comma and three digits between tabs", ["950", "1,000", "2,000"], "\t"]
  ])("with %s are asked for", async (_name, seconds, comma) => {
    const taken = await take({"contacts.csv": calls(seconds, comma)}, "folder: .");
    expect([await waits(taken), reasons(taken, "contacts")]).toEqual([[{waits: "950"}], {[asked]: 2}]);
  });

  it.each([
    ["that others tell", ["1.000", "12.345.678", "1.234.567", "7,0"], ";", "", "1000 7"],
    ["that the settings tell", ["1.000", "2.000,0", "950"], ";", '\nnumbers: "1.234,56"', "1000 2000 950"],
    ["of a point before the fraction", ["1.000", "2.0", "950"], ";", '\nnumbers: "1,234.56"', "1 2 950"],
    ["by spaces", ["1 000", "2\u00a0000,0"], ";", '\nnumbers: "1 234,56"', "1000 2000"],
    ["by apostrophes", ["1'000", "2’000"], ";", '\nnumbers: "1\'234.56"', "1000 2000"],
    ["by commas between commas", ["1,000", "950"], ",", "", "1000 950"]
  ])("with thousands %s are read", async (_name, seconds, comma, settings, expected) => {
    const taken = await take({"contacts.csv": calls(seconds, comma)}, `folder: .${settings}`);
    expect(await waits(taken)).toEqual([{waits: expected}]);
  });

  it("times a hundred never make a thousand of a comma", async () => {
    const taken = await take(
      {"a.csv": "id;amount\n1;29,90\n2;29,9\n3;1.234,50\n4;1.000\n5;7\n"},
      `
sources: {a: {files: a.csv}}
tables:
  plans: {from: a, columns: {plan_id: id, name: id, kind: {value: mobile}, fee_fen: {column: amount, times: 100}}}
`
    );
    expect(await taken.rows("SELECT list(fee_fen ORDER BY plan_id) AS fees FROM plans")).toEqual([
      {fees: {items: [2990, 2990, 123450, 100000, 700]}}
    ]);
  });
});

describe("ids", () => {
  it("of numbers with a point are whole ones, unless others of them are none", async () => {
    const taken = await take(
      {
        "contacts.csv":
          "contact_id,customer_id,started_at,channel,unit_id\n1,7.0,2026-01-05,chat,1.0\n2,8,2026-01-05,chat,1.1\n",
        "surveys.jsonl":
          '{"survey_id": 1.0, "customer_id": 7, "kind": "effort", "asked_at": "2026-01-05"}\n{"survey_id": 1e17, "customer_id": [8], "kind": "effort", "asked_at": "2026-01-05"}\n'
      },
      "folder: ."
    );
    expect(await taken.rows("SELECT string_agg(customer_id, ' ' ORDER BY 1) AS ids FROM customers")).toEqual([
      {ids: "7 8"}
    ]);
    expect(await taken.rows("SELECT string_agg(unit_id, ' ' ORDER BY 1) AS ids FROM contacts")).toEqual([
      {ids: "1.0 1.1"}
    ]);
    expect(reasons(taken, "surveys")).toEqual({
      "survey_id: expected an id; found a number of more digits than a program keeps of one with a point": 1
    });
  });

  it.each(["1.5e17", "1,23457E+11", "1e+17"])(
    "whose digits are cut as in %s are set aside; 12E4 is a name",
    async (id) => {
      const taken = await take(
        {
          "contacts.csv": `contact_id;customer_id;started_at;channel\n1;${id};2026-01-05;chat\n2;12E4;2026-01-05;chat\n`
        },
        "folder: ."
      );
      expect(await taken.rows("SELECT string_agg(customer_id, ' ') AS ids FROM contacts")).toEqual([{ids: "12E4"}]);
      expect(reasons(taken, "contacts")).toEqual({
        "customer_id: expected an id; found a number whose digits a spreadsheet has cut": 1
      });
    }
  );
});

it("ids that would be one if written alike stay two, and that is told", async () => {
  const taken = await take(
    {
      "contacts.csv": "contact_id,customer_id,started_at,channel\n1,0007,2026-01-05,chat\n",
      "surveys.jsonl":
        '{"survey_id": "1", "Customer_ID": "7", "kind": "effort", "asked_at": "2026-01-05"}\n{"survey_id": "2", "customer_id": "7", "kind": "effort", "asked_at": "2026-01-05"}\n'
    },
    "folder: ."
  );
  expect(await taken.rows("SELECT string_agg(customer_id, ' ' ORDER BY 1) AS ids FROM customers")).toEqual([
    {ids: "0007 7"}
  ]);
  expect(taken.intake.get("contacts")?.remarks?.map((remark) => remarkWords.en.table(remark))).toEqual([
    "customer_id: one id of contacts, surveys differs from another only in case, in zeros at the start, or in a point and zeros at the end, such as 0007 and 7; they count as different"
  ]);
});

it.each(["'0012", '"=""0012"""'])("an id with a spreadsheet's mark of a text, %s, is set aside", async (id) => {
  const taken = await take(
    {"contacts.csv": `contact_id,customer_id,started_at,channel\n1,${id},2026-01-05,chat\n2,O'Neill,2026-01-05,chat\n`},
    "folder: ."
  );
  expect([await taken.rows("SELECT customer_id FROM contacts"), reasons(taken, "contacts")]).toEqual([
    [{customer_id: "O'Neill"}],
    {
      'customer_id: expected an id; found one with the mark by which a spreadsheet keeps a text, such as ="0012" or \'0012': 1
    }
  ]);
});

it("true and false name nobody, whether JSON or a CSV has them", async () => {
  const row = (id: unknown, customer: unknown) =>
    JSON.stringify({contact_id: id, customer_id: customer, started_at: "2026-01-05 10:00:00", channel: "call_in"});
  const json = await take(
    {"contacts.jsonl": [row("A1", "K1"), row("A2", true), row(false, "K2"), row("A3", "true1")].join("\n")},
    "folder: ."
  );
  expect([
    await json.rows("SELECT string_agg(customer_id, ' ' ORDER BY contact_id) AS ids FROM contacts"),
    reasons(json, "contacts")
  ]).toEqual([
    [{ids: "K1 true1"}],
    {"customer_id: expected an id; found true or false": 1, "contact_id: expected an id; found true or false": 1}
  ]);
  const csv = await take(
    {"customers.csv": "customer_id,kind,joined_on\nK1,public,2024-01-01\nTRUE,public,2024-01-01\n"},
    "folder: ."
  );
  expect(reasons(csv, "customers")).toEqual({"customer_id: expected an id; found true or false": 1});
});

it("lines of JSON that hold one list are asked for as lines", async () => {
  await expect(take({"contacts.jsonl": '[{"contact_id": "1"}]\n'}, "folder: .")).rejects.toThrow(
    /contacts\.jsonl: expected an object on each line, such as {"contact_id": "1"}; found none, but a list\. Write each of its objects on a line of its own\.$/
  );
});

it.each([
  [
    "one object with a list of rows",
    '{"meta": {"n": 1}, "data": [{"contact_id": "1"}]}\n',
    /found one object that holds its rows in a list, data\. Write each of them on a line of its own, such as by jq -c '\.data\[\]'$/
  ],
  [
    "an object over several lines",
    '{\n  "data": [\n    {\n      "contact_id": "1"\n    }\n  ]\n}\n',
    /found none, but one over several lines\. Write each row’s object on a line of its own\.$/
  ]
])("JSON of %s is asked for as lines", async (_name, text, said) => {
  await expect(take({"contacts.jsonl": text}, "folder: .")).rejects.toThrow(said);
});

it("a zero byte in an id costs its row, not the file; many are another encoding", async () => {
  const rows = Array.from({length: 60}, (_, i) => `K${i}${i === 7 ? "\0" : ""},public,2024-01-01\n`).join("");
  const taken = await take({"customers.csv": `customer_id,kind,joined_on\n${rows}`}, "folder: .");
  expect(taken.intake.get("customers")).toMatchObject({accepted: 59, setAside: 1});
  expect(await taken.rows("SELECT count(*) AS n FROM customers WHERE customer_id LIKE 'K7%'")).toEqual([{n: 0}]);
  const wide = Buffer.from(`customer_id,kind,joined_on\n${rows.replace("\0", "")}`, "utf16le");
  await expect(take({"customers.csv": wide}, "folder: .")).rejects.toThrow("as UTF-16 without its mark has");
});

describe("rows", () => {
  const header = "customer_id,kind,joined_on,birth_year\n";
  const ids = "SELECT string_agg(customer_id, ' ' ORDER BY customer_id) AS ids FROM customers";
  it.each([
    ["a delimiter at their end", `${header}1,public,2024-01-01,1980,\n2,public,2024-01-01,1980,\n`],
    ["nothing where their last cells are empty", `${header}1,public,2024-01-01\n2,public,2024-01-01\n`],
    ["two delimiters at their end", `${header}1,public,2024-01-01,1980,,\n2,public,2024-01-01,1980,,\n`],
    ["a title filled up to their width", `Customers,,,\n${header}1,public,2024-01-01,1980\n2,public,2024-01-01,1980\n`],
    ["two kinds of ends", `${header}1,public,2024-01-01,1980\n2,public,2024-01-01,1980\r\n`]
  ])("with %s are read", async (_name, text) => {
    const taken = await take({"customers.csv": text}, "folder: .");
    expect([await taken.rows(ids), reasons(taken, "customers")]).toEqual([[{ids: "1 2"}], {}]);
  });

  it("with a cell beyond the header are set aside where it holds something", async () => {
    const more = Array.from({length: 300}, (_, i) => `${i + 10},public,2024-01-01,1980,\n`).join("");
    const taken = await take({"customers.csv": `${header}${more}9,public,2024-01-01,1980,x\n`}, "folder: .");
    expect([taken.intake.get("customers")?.accepted, reasons(taken, "customers")]).toEqual([
      300,
      {"line has more cells than the header has names": 1}
    ]);
  });

  it("of one key: the first is kept, whatever stands in it", async () => {
    const taken = await take(
      {
        "customers.csv":
          "customer_id,kind,joined_on,left_on\n1,public,2024-01-01,2026-03-01\n1,public,2024-01-01,\n2,public,2024-01-01,\n2,public,2024-01-01,2026-03-01\n"
      },
      "folder: ."
    );
    expect(
      await taken.rows("SELECT string_agg(customer_id, ' ') AS ids FROM customers WHERE left_on IS NOT NULL")
    ).toEqual([{ids: "1"}]);
  });

  it("that a condition leaves out are counted, and what is empty in them is named", async () => {
    const taken = await take(
      {"a.csv": "id,way\n1,in\n2,out\n3,\n"},
      `
sources: {a: {files: a.csv}}
tables:
  contacts: {from: a, where: way <> 'out', columns: {contact_id: id, customer_id: id, started_at: {value: 2026-01-05}, channel: {value: chat}}}
`
    );
    expect(
      taken.intake.get("contacts")?.remarks?.map((remark) => remarkWords.en.table(remark).replace(/^.*\//, ""))
    ).toEqual([
      "a.csv: 2 of 3 rows left out by where: way <> 'out'; of them 1 because way is empty, so that the condition can’t be told"
    ]);
  });
});

it("quotes after a backslash are part of their cell", async () => {
  const taken = await take({"org_units.csv": 'unit_id,name,kind\n1,"A \\"B\\", C",unit\n2,"D",unit\n'}, "folder: .");
  expect(await taken.rows("SELECT name FROM org_units ORDER BY unit_id")).toEqual([{name: 'A "B", C'}, {name: "D"}]);
});

describe("text", () => {
  const units = (bytes: readonly number[], lines = 1) =>
    Buffer.concat([
      Buffer.from("unit_id,name,kind\n"),
      ...Array.from({length: lines}, (_, i) => Buffer.from(`${i},Plain,unit\n`)),
      Buffer.from("x,"),
      Buffer.from(bytes),
      Buffer.from(",unit\n")
    ]);
  it.each([
    ["windows-1252", [0x4b, 0xf6, 0x6c, 0x6e]],
    ["Big5", [0xa5, 0x78, 0xa5, 0x5f]],
    ["Shift-JIS", [0x93, 0x8c, 0x8b, 0x9e]],
    ["EUC-KR", [...Buffer.from("bcadbfefc1f6c1a1bacebbeac1f6c1a1b4ebb1b8c1f6c1a1c0cec3b5c1f6c1a1", "hex")]],
    ["windows-1251", [...Buffer.from("eceef1eae2e020cac0c7c0cddc", "hex")]],
    ["windows-1251, all capitals", [...Buffer.from("ccced1cac2c020cac0c7c0cddc20ceccd1ca", "hex")]],
    ["KOI8-R", [...Buffer.from("edcfd3cbd7c120ebc1dac1ced820efcdd3cb", "hex")]],
    ["KOI8-R, all small", [...Buffer.from("cdcfd3cbd7c1", "hex")]],
    ["ISO 8859-5, all capitals", [...Buffer.from("bcbec1bab2b020bab0b7b0bdcc", "hex")]],
    ["windows-1253, all capitals", [...Buffer.from("c1c8c7cdc120c2cfcbcfd3", "hex")]],
    ["windows-874", [...Buffer.from("a1c3d8a7e0b7be", "hex")]]
  ])("in %s isn't taken for GB18030", async (_name, bytes) => {
    await expect(take({"org_units.csv": units(bytes)}, "folder: .")).rejects.toThrow(
      /org_units\.csv: expected text in UTF-8, UTF-16 or GB18030; found bytes of neither.*Name it with encoding: in the source\.$/
    );
  });

  it.each([
    ["北京", "b1b1bea9"],
    ["有，无", "d3d0a3accede"],
    ["宁波，温州，台州", "c4feb2a8a3accec2d6dda3accca8d6dd"],
    ["东城营业厅，西城营业厅", "b6abb3c7d3aad2b5ccfca3accef7b3c7d3aad2b5ccfc"],
    ["投诉，咨询，办理", "cdb6cbdfa3acd7c9d1afa3acb0ecc0ed"]
  ])("in GB18030 is Chinese though it holds little: %s", async (name, hex) => {
    const taken = await take({"org_units.csv": units([...Buffer.from(hex, "hex")])}, "folder: .");
    expect(await taken.rows("SELECT name FROM org_units WHERE unit_id = 'x'")).toEqual([{name}]);
  });

  it.each([
    ["windows-1251", "cceef1eae2e0"],
    ["koi8-r", "edcfd3cbd7c1"],
    ["iso-8859-5", "bcdee1dad2d0"]
  ])("in %s is read where it is named", async (encoding, hex) => {
    const taken = await take(
      {"org_units.csv": units([...Buffer.from(hex, "hex")])},
      `folder: .\nencoding: ${encoding}`
    );
    expect(await taken.rows("SELECT name FROM org_units WHERE unit_id = 'x'")).toEqual([{name: "Москва"}]);
  });

  it("is read as its owner says", async () => {
    const taken = await take({"org_units.csv": units([0x4b, 0xf6, 0x6c, 0x6e])}, "folder: .\nencoding: windows-1252");
    expect(await taken.rows("SELECT name FROM org_units WHERE unit_id = 'x'")).toEqual([{name: "Köln"}]);
  });

  it("with one bad byte costs a row, whose line is told", async () => {
    const {intake} = await take({"org_units.csv": units([0x4b, 0xf6, 0x6c, 0x6e], 300)}, "folder: .");
    expect(intake.get("org_units")).toMatchObject({accepted: 300, reasons: [{rows: 1, place: {line: 302}}]});
  });
});

describe("scores", () => {
  const surveys = (scores: readonly number[]) => ({
    "surveys.csv": `survey_id,customer_id,kind,asked_at,answered_at,score\n${scores.map((score, i) => `${i},K,contact_satisfaction,2026-01-05,2026-01-05,${score}\n`).join("")}`
  });

  it("beyond the scale of their kind are set aside", async () => {
    const taken = await take(surveys([...Array.from({length: 30}, () => 5), 0]), "folder: .");
    expect(reasons(taken, "surveys")).toEqual({"score: expected 1 to 5 for contact_satisfaction": 1});
  });

  it("on another scale are asked about, all of that kind", async () => {
    const taken = await take(surveys(Array.from({length: 30}, (_, i) => 1 + (i % 10))), "folder: .");
    expect(reasons(taken, "surveys")).toEqual({
      "score: expected 1 to 5 for contact_satisfaction; found so many beyond it that another scale was asked on, and none can be told. Say the scale by scales: {contact_satisfaction: {worst: …, best: …, top: …}} in the settings, top being the score from which on an answer is one of the best": 30
    });
  });

  it.each([
    ["ten points", "{worst: 1, best: 10, top: 9}", [1, 8, 9, 10, 11], "1 3 4 5"],
    ["marks of a school", "{worst: 6, best: 1, top: 2}", [6, 3, 2, 1, 0], "1 3 4 5"],
    ["a hundred points", "{worst: 0, best: 100, top: 80}", [0, 79, 80, 100, 101], "1 3 4 5"],
    ["yes and no", "{worst: 0, best: 1, top: 1}", [0, 1, 2], "1 4"]
  ])("on a scale that the settings name keep their boxes: %s", async (_name, scale, scores, expected) => {
    const taken = await take(surveys(scores), "folder: .", `scales: {contact_satisfaction: ${scale}}\n`);
    expect([
      await taken.rows("SELECT string_agg(score, ' ' ORDER BY survey_id) AS scores FROM surveys"),
      Object.values(reasons(taken, "surveys"))
    ]).toEqual([[{scores: expected}], [1]]);
  });

  it("of another scale whose boxes can't be told are asked about by line", async () => {
    const of = (scales: string) => take(surveys([1]), "folder: .", `scales: ${scales}\n`);
    await expect(of("{contact_satisfaction: {worst: 1, best: 10}}")).rejects.toThrow(
      /lab\.config\.yaml:7: scales\.contact_satisfaction: expected top: the score from which on an answer counts as one of the best, from 1 to 10; found none/
    );
    await expect(of("{service_nps: {worst: 1, best: 5, top: 5}}")).rejects.toThrow(/expected bottom: /);
    await expect(of("{effort: {worst: 1, best: 5, top: 7}}")).rejects.toThrow(
      /expected scores from worst to best: worst, top, best; found 1, 7, 5/
    );
    await expect(of("{mood: {worst: 1, best: 5, top: 4}}")).rejects.toThrow(
      /expected one of service_nps, .*; found "mood"/
    );
  });
});

describe("instants", () => {
  const text = {"customers.csv": "customer_id,kind,joined_on\n1,public,2025-12-31T17:00:00Z\n2,public,2026-01-31\n"};
  const days = "SELECT string_agg(CAST(joined_on AS VARCHAR), ' ' ORDER BY customer_id) AS days FROM customers";

  it("are the local days of the zone that the settings name", async () => {
    expect(await (await take(text, "folder: .", "time_zone: Asia/Shanghai\n")).rows(days)).toEqual([
      {days: "2026-01-01 2026-01-31"}
    ]);
  });

  it("are set aside without one, and asked about", async () => {
    const taken = await take(text, "folder: .");
    expect([await taken.rows(days), reasons(taken, "customers")]).toEqual([
      [{days: "2026-01-31"}],
      {
        "joined_on: expected a date such as 2026-09-30; found a time with its zone. Say by time_zone: in the settings, such as time_zone: Asia/Shanghai, which zone’s days count": 1
      }
    ]);
  });

  it("of Parquet are turned by it too, or refused", async () => {
    const {folder, remove} = folderOf({});
    after.push(remove);
    const database = await Database.open();
    await database.run(
      `COPY (SELECT '1' AS customer_id, 'public' AS kind, TIMESTAMPTZ '2025-12-31 17:00:00+00' AS joined_on) TO ${literal(join(folder, "customers.parquet"))}`
    );
    database.close();
    const taken = await takeSettings(folder, "folder: .", "time_zone: Asia/Shanghai\n");
    after.push(() => taken.close());
    expect(await taken.rows(days)).toEqual([{days: "2026-01-01"}]);
    await expect(takeSettings(folder, "folder: .")).rejects.toThrow(
      /customers\.parquet: expected time_zone: in the settings, such as time_zone: Asia\/Shanghai, since joined_on holds instants, which fall on other days in other zones; found none$/
    );
  });
});
