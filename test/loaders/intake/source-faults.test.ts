import {spawn} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import writeExcelFile from "write-excel-file/node";
import {afterEach, beforeAll, describe, expect, it} from "vitest";
import {Database, literal} from "../../../loaders/ground/database.js";
import {folderOf, takeSettings, type Taken} from "./mapped.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Customers from the files of a source, in whatever form. */
const customers = (files: string, options = "") => `
sources: {crm: {files: ${files}${options}}}
tables:
  customers: {from: crm}
`;
const fromCsv = customers("'*.csv'");

async function take(files: Files, source: string): Promise<Taken> {
  const {folder, remove} = folderOf(files);
  after.push(remove);
  const taken = await takeSettings(folder, source);
  after.push(() => taken.close());
  return taken;
}

async function faultOf(files: Files, source = fromCsv): Promise<string> {
  const {folder, remove} = folderOf(files);
  after.push(remove);
  return takeSettings(folder, source).then(
    (taken) => (taken.close(), "none"),
    (error: unknown) =>
      error instanceof Error
        ? error.message.replace(/^\S*lab\.config\.yaml/gm, "lab.config.yaml").replaceAll(folder, "…")
        : String(error)
  );
}

/** Customers read, and how many rows were set aside for what. */
async function outcomeOf(files: Files, source = fromCsv) {
  const {intake, rows} = await take(files, source);
  const found = intake.get("customers");
  return {
    ids: (await rows("SELECT string_agg(customer_id, ' ' ORDER BY customer_id) AS ids FROM customers")) as unknown,
    read: found?.read,
    aside: Object.fromEntries(
      (found?.reasons ?? []).map(({reason, rows: count}) => [rowFaultText(reason, "en"), count])
    )
  };
}
const ids = (text: string | null) => [{ids: text}];

const header = "customer_id,kind,joined_on\n";
const row = (id: string, kind = "public") => `${id},${kind},2024-01-01\n`;
const gb18030 = (text: string) => {
  const codes: Readonly<Record<string, readonly number[]>> = {
    客: [0xbf, 0xcd],
    户: [0xbb, 0xa7],
    编: [0xb1, 0xe0],
    号: [0xba, 0xc5],
    公: [0xb9, 0xab],
    众: [0xd6, 0xda]
  };
  return Buffer.concat(
    [...text].map((character) => (codes[character] ? Buffer.from(codes[character]) : Buffer.from(character)))
  );
};

describe("a CSV that says how it is written only by being so", () => {
  it.each([
    ["a byte-order mark", {"a.csv": `\uFEFF${header}${row("1")}`}],
    ["semicolons", {"a.csv": (header + row("1")).replaceAll(",", ";")}],
    ["tabs", {"a.csv": (header + row("1")).replaceAll(",", "\t")}],
    ["carets", {"a.csv": (header + row("1")).replaceAll(",", "^")}],
    ["single quotes", {"a.csv": "'customer_id','kind','joined_on'\n'1','public','2024-01-01'\n"}],
    ["a title above its header", {"a.csv": `客户清单 2026\n\n${header}${row("1")}`}],
    ["line ends of another system", {"a.csv": (header + row("1")).replaceAll("\n", "\r\n")}],
    ["no line end at its end", {"a.csv": (header + row("1")).trimEnd()}],
    ["UTF-16", {"a.csv": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(header + row("1"), "utf16le")])}],
    [
      "Chinese names of columns and values, in GB18030",
      {"a.csv": Buffer.concat([gb18030("客户编号,kind,joined_on\n"), gb18030("1,公众客户,2024-01-01\n")])}
    ],
    [
      "parts that differ in order, delimiter and encoding",
      {
        "a.csv": "客户编号,kind,joined_on\n",
        "b.csv": Buffer.concat([gb18030("kind;joined_on;客户编号\n"), gb18030("公众客户;2024-01-01;1\n")])
      }
    ],
    [
      "lines of both encodings",
      {"a.csv": Buffer.concat([Buffer.from("客户编号,kind,joined_on\n"), gb18030("1,公众客户,2024-01-01\n")])}
    ]
  ] satisfies [string, Files][])("%s", async (_name, files) => {
    expect(await outcomeOf(files)).toEqual({ids: ids("1"), read: 1, aside: {}});
  });

  it("quotes what only later rows quote", async () => {
    const many = Array.from({length: 30_000}, (_, i) => row(String(i))).join("");
    expect(await outcomeOf({"a.csv": `${header}${many}"a, ""b""",public,2024-01-01\n`})).toMatchObject({
      read: 30_001,
      aside: {}
    });
  });

  it("is told otherwise", async () => {
    const big5 = Buffer.concat([
      Buffer.from(`${header}`),
      Buffer.from([0xab, 0xc8]),
      Buffer.from(",public,2024-01-01\n")
    ]);
    expect(await outcomeOf({"a.csv": big5}, customers("a.csv", ", encoding: big5"))).toMatchObject({
      ids: ids("客"),
      read: 1
    });
    expect(
      await outcomeOf({"a.csv": `${header}"1,public,2024-01-01\n`}, customers("a.csv", ", quote: none"))
    ).toMatchObject({ids: ids('"1'), read: 1});
  });
});

describe("what is wrong in some rows is counted, and the others are read", () => {
  const bad = "line not readable as CSV";
  it.each([
    [
      "a row too short at the end of many",
      `${header}${Array.from({length: 20_000}, () => "")
        .map((_, i) => row(String(100_000 + i)))
        .join("")}x,public`,
      20_001,
      {[bad]: 1}
    ],
    ["a row too long", `${header}${row("1")}2,public,2024-01-01,more\n`, 2, {[bad]: 1}],
    ["a quote within a cell", `${header}"1"x,public,2024-01-01\n${row("2")}`, 2, {[bad]: 1}],
    [
      "a line of three million characters",
      `${header}${row("1")}${row("x".repeat(3_000_000))}${row("2")}`,
      3,
      {[bad]: 1}
    ],
    [
      "an id whose digits a spreadsheet has cut",
      `${header}${row("1.38001E+10")}${row("00017")}`,
      2,
      {"customer_id: expected an id; found a number whose digits a spreadsheet has cut": 1}
    ],
    [
      "days of 1900 and 2999",
      `${header}1,public,1900-01-01\n2,public,2999-12-31\n`,
      2,
      {"joined_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none": 2}
    ],
    [
      "a date that could be two days",
      `${header}1,public,01/02/2024\n`,
      1,
      {"joined_on: expected a date such as 2026-09-30": 1}
    ]
  ] as const)("%s", async (_name, text, read, aside) => {
    expect(await outcomeOf({"a.csv": text})).toMatchObject({read, aside});
  });

  it("a line that isn't JSON, and none that is empty", async () => {
    const lines = [
      '{"customer_id": "007", "kind": "public", "joined_on": "2024-01-01"}',
      "",
      '{"customer_id": 8, "kind"',
      "[1]",
      '{"joined_on": "20240101", "customer_id": 12345678901234567890, "kind": "公众客户"}'
    ];
    expect(await outcomeOf({"a.jsonl": lines.join("\n")}, customers("a.jsonl"))).toEqual({
      ids: ids("007 12345678901234567890"),
      read: 4,
      aside: {"line not readable as JSON": 2}
    });
  });

  it("bytes of zero are text like any other", async () => {
    expect(
      await outcomeOf({"a.csv": `${header}${row("1")}${"x".repeat(5000)},public,2024-01-01\n${row("a\0b")}${row("2")}`})
    ).toMatchObject({read: 4, aside: {}});
  });

  it("a file with a header alone is as good as none", async () => {
    expect(await outcomeOf({"a.csv": header.trimEnd()})).toEqual({ids: ids(null), read: undefined, aside: {}});
  });

  it("ten thousand columns, of which the contract knows three", async () => {
    const wide = Array.from({length: 10_000}, (_, i) => `c${i}`).join(",");
    const {intake} = await take({"a.csv": `${header.trim()},${wide}\n1,public,2024-01-01,${wide}\n`}, fromCsv);
    expect([intake.get("customers")?.accepted, intake.get("customers")?.unknown.length]).toEqual([1, 10_000]);
  });
});

describe("what can't be read at all is said, to the letter", () => {
  it.each([
    ["an empty file", {"a.csv": ""}, "…/a.csv: expected a header line and rows; found an empty file"],
    [
      "a column that is there twice",
      {"a.csv": `客户清单\n${header.trim()},KIND\n1,public,2024-01-01,public\n`},
      `…/a.csv:2: expected each column once; found "KIND" twice in the header`
    ],
    [
      "two columns for one of the contract",
      {"a.csv": "customer_id,客户编号,kind,joined_on\n1,1,public,2024-01-01\n"},
      "…/a.csv: expected one column for customer_id; found customer_id and 客户编号"
    ],
    [
      "a quote that opens and doesn't close",
      {"a.csv": `${header}${row("1")}"2,public,2024-01-01\n${row("3")}${row("4")}`},
      "…/a.csv:3: expected the quote that opens in this line to close; found the lines after it inside. Close it, or set quote: none for the source."
    ],
    [
      "bytes of no encoding",
      {"a.csv": Buffer.concat([Buffer.from(header), Buffer.from([0x31, 0xff, 0xff, 0x2c, 0x0a])])},
      "…/a.csv: expected text in UTF-8, UTF-16 or GB18030; found bytes of neither, which look like ISO-8859-1. Name it with encoding: in the source."
    ],
    [
      "UTF-16 without its mark",
      {"a.csv": Buffer.from(header + row("1"), "utf16le")},
      "…/a.csv: expected text; found zero bytes at its beginning, as UTF-16 without its mark has. Name it with encoding: in the source."
    ]
  ] satisfies [string, Files, string][])("%s", async (_name, files, message) => {
    expect(await faultOf(files)).toBe(message);
  });

  it("a delimiter named wrongly", async () => {
    expect(await faultOf({"a.csv": header + row("1")}, customers("a.csv", ", delimiter: ';'"))).toBe(
      "…/a.csv: expected column customer_id; found customer_id,kind,joined_on. Add the column, or rename the one that holds it."
    );
  });

  it("a Parquet file cut short, of several", async () => {
    const {folder, remove} = folderOf({});
    after.push(remove);
    const database = await Database.open();
    await database.run(
      `COPY (SELECT CAST(i AS VARCHAR) AS customer_id, 'public' AS kind, DATE '2024-01-01' AS joined_on FROM range(5000) AS t(i)) TO ${literal(join(folder, "a.parquet"))} (FORMAT parquet)`
    );
    database.close();
    const {readFileSync} = await import("node:fs");
    const whole = readFileSync(join(folder, "a.parquet"));
    expect(await outcomeOf({"a.parquet": whole}, customers("a.parquet"))).toMatchObject({read: 5000, aside: {}});
    expect(await faultOf({"a.parquet": whole, "b.parquet": whole.subarray(0, -100)}, customers("'*.parquet'"))).toMatch(
      /^…\/b\.parquet: expected a readable parquet file; found: /
    );
  });

  it("ids that a data frame made into numbers", async () => {
    const {folder, remove} = folderOf({});
    after.push(remove);
    const database = await Database.open();
    await database.run(
      `COPY (SELECT unnest([13800138000.0, 7.0, 1e17, 7.5])::DOUBLE AS customer_id, 'public' AS kind, DATE '2024-01-01' AS joined_on) TO ${literal(join(folder, "a.parquet"))} (FORMAT parquet)`
    );
    database.close();
    const taken = await takeSettings(folder, customers("a.parquet"));
    after.push(() => taken.close());
    expect(await taken.rows("SELECT customer_id FROM customers ORDER BY 1")).toEqual([
      {customer_id: "13800138000"},
      {customer_id: "7"}
    ]);
    expect(taken.intake.get("customers")?.reasons.map(({reason, rows}) => [rowFaultText(reason, "en"), rows])).toEqual([
      ["customer_id: expected an id", 2]
    ]);
  });
});

describe("a workbook", () => {
  let book: Uint8Array;
  beforeAll(async () => {
    const day = (text: string) => ({type: Date, value: new Date(`${text}T00:00:00Z`), format: "yyyy-mm-dd"});
    book = await writeExcelFile([
      {sheet: "封面", data: [[{value: "说明"}]]},
      {
        sheet: "客户",
        data: [
          [{value: "客户编号"}, {value: "客户类型"}, {value: "入网日期"}, {value: "star_level"}],
          [{value: "00017"}, {value: "公众客户", rowSpan: 2}, day("2024-03-01"), {type: "Formula", value: "=2+3"}],
          [{value: 13800138000}, null, day("2024-03-02"), {value: 4}],
          [{value: "00018"}, {value: "公众客户"}, day("2024-03-03"), {value: 4}]
        ]
      }
    ]).toBuffer();
  });

  it("is read by sheet: dates, numbers; of merged cells the first, and no formula that was never computed", async () => {
    expect(await outcomeOf({"a.xlsx": book}, customers("a.xlsx", ", sheet: 客户"))).toEqual({
      ids: ids("00018"),
      read: 3,
      aside: {"kind: is empty but required": 1, "star_level: expected a whole number": 1}
    });
  });

  it("without the sheet, cut short, or empty is refused", async () => {
    expect(await faultOf({"a.xlsx": book}, customers("a.xlsx", ", sheet: 用户"))).toBe(
      `…/a.xlsx: expected a sheet named "用户"; found 封面, 客户`
    );
    expect(await faultOf({"a.xlsx": book.subarray(0, 500)}, customers("a.xlsx"))).toMatch(
      /^…\/a\.xlsx: expected a readable xlsx file; found: /
    );
  });
});

describe("a DuckDB file", () => {
  async function warehouse(): Promise<string> {
    const {folder, remove} = folderOf({});
    after.push(remove);
    const database = await Database.open(join(folder, "dw.duckdb"));
    await database.run(`CREATE SCHEMA crm`);
    await database.run(
      `CREATE TABLE crm.people AS SELECT '007' AS customer_id, 'public' AS kind, DATE '2024-01-01' AS joined_on`
    );
    database.close();
    return folder;
  }
  const of = (rows: string) => `\nsources: {dw: {duckdb: dw.duckdb, ${rows}}}\ntables: {customers: {from: dw}}\n`;

  it("is read by table or by query, and left as it is", async () => {
    const folder = await warehouse();
    for (const rows of ["table: crm.people", "query: SELECT * FROM crm.people WHERE kind = 'public'"]) {
      const taken = await takeSettings(folder, of(rows));
      expect(await taken.rows("SELECT customer_id FROM customers")).toEqual([{customer_id: "007"}]);
      taken.close();
    }
    await expect(takeSettings(folder, of("query: DELETE FROM crm.people"))).rejects.toThrow(
      /dw\.duckdb: expected a query that DuckDB can run; found: /
    );
  });

  it("that another process writes to is refused", async () => {
    const folder = await warehouse();
    const held = spawn(
      process.execPath,
      [
        "-e",
        `require("@duckdb/node-api").DuckDBInstance.create(${JSON.stringify(join(folder, "dw.duckdb"))}).then((i) => i.connect()).then(() => console.log("held"), (e) => console.log(e.message)); setInterval(() => {}, 1000)`
      ],
      {stdio: ["ignore", "pipe", "inherit"]}
    );
    try {
      await once(held.stdout, "data");
      await expect(takeSettings(folder, of("table: crm.people"))).rejects.toThrow(
        `${folder}/dw.duckdb: expected a DuckDB file that can be read; found one that another process has open for writing; close it there, or name a copy`
      );
    } finally {
      held.kill("SIGKILL");
    }
  });
});
