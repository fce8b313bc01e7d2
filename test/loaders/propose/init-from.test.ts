/** A mapping proposed for files of others: what is guessed holds, what can't be is asked, and nothing is replaced. */
import {execFileSync} from "node:child_process";
import {existsSync, readFileSync, readdirSync, symlinkSync} from "node:fs";
import {join, relative} from "node:path";
import writeExcelFile from "write-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {initFrom, type ProposedFolder} from "../../../loaders/command/init-from.js";
import {readAliases} from "../../../loaders/definitions/aliases.js";
import {findFiles} from "../../../loaders/propose/find-files.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {Database, literal} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {planSources} from "../../../loaders/intake/sources.js";
import type {Intake} from "../../../loaders/intake/table-intake.js";
import {folderOf} from "../intake/mapped.js";

const contract = readContract();
const after: (() => void)[] = [];
afterAll(() => after.splice(0).forEach((undo) => undo()));

/** Files in a folder `data`, and an empty folder for what is proposed. */
function filesOf(files: Readonly<Record<string, string | Uint8Array>>): {data: string; mine: string} {
  const {folder, remove} = folderOf(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`data/${name}`, content]))
  );
  after.push(remove);
  return {data: join(folder, "data"), mine: join(folder, "mine")};
}

const proposeFor = (
  {data, mine}: {data: string; mine: string},
  more: {lastMonth?: string; language?: "en" | "zh"} = {}
) =>
  initFrom(mine, contract, new Map(), {
    from: [data],
    lastMonth: more.lastMonth ?? null,
    language: more.language ?? "en"
  });

/** The line of the mapping that proposes a column. */
function lineOf(mapping: string, column: string, value = ""): string {
  return mapping.split("\n").find((line) => line.includes(` ${column}: ${value}`)) ?? "";
}

interface Read {
  readonly intake: Intake;
  readonly values: unknown;
}

/** Reads what was proposed as `check` would, and some values of it. */
async function readProposed({settings}: ProposedFolder, sql: string): Promise<Read> {
  const database = await Database.open();
  try {
    const intake = await ingest(database, contract, planSources(readSettings(settings), settings));
    const values: unknown = JSON.parse(
      JSON.stringify(await database.rows(sql), (_, value: unknown) =>
        typeof value === "bigint" ? Number(value) : value
      )
    );
    return {intake, values};
  } finally {
    database.close();
  }
}

const range = (count: number) => Array.from({length: count}, (_, i) => i);
const calls = (month: string, from: number) =>
  `Ticket No;cust;Call Start;Talk Time;Queue Seconds;Outcome;Cost;Shift\n${range(15)
    .map(
      (i) =>
        `T${from + i};C${i % 12};${String(i + 10)}/${month}/2026 09:14;0:03:${String(10 + i)};1.234;${i % 5 === 0 ? "missed" : i === 7 ? "voicemail" : "answered"};1.234,50;x`
    )
    .join("\n")}\n`;

/** What is proposed for files in four formats, under names of their own, and what is read by it. */
let proposed: ProposedFolder;
let mapping: string;
let read: Read;
beforeAll(async () => {
  const files = filesOf({
    "calls-2026-07.csv": calls("07", 100),
    "calls-2026-08.csv": calls("08", 200),
    "客户.xlsx": await writeExcelFile([
      ["客户号", "归属支局", "开户日期", "销户日期", "备注"].map((value) => ({value})),
      ...range(12).map((i) =>
        [`C${i}`, i % 2 ? "东" : "西", "2020-03-01", i === 3 ? "2026-08-09" : "", "x"].map((value) => ({value}))
      )
    ]).toBuffer(),
    "feedback.jsonl": range(10)
      .map((i) =>
        JSON.stringify({
          ref: `A${i}`,
          who: `C${i}`,
          sentAt: `2026-08-0${1 + (i % 9)}T02:00:00+08:00`,
          "likelihood to recommend": i
        })
      )
      .join("\n"),
    "letter.pdf": "x"
  });
  const database = await Database.open();
  await database.run(
    `COPY (SELECT 'L' || i AS msisdn, DATE '2026-08-01' AS bill_month, 29.9 + i AS amount FROM range(5) t(i)) TO ${literal(join(files.data, "invoices.parquet"))}`
  );
  database.close();
  proposed = await proposeFor(files);
  mapping = readFileSync(proposed.mapping, "utf8");
  read = await readProposed(
    proposed,
    `SELECT (SELECT min(handled_seconds) FROM contacts) AS handled, (SELECT max(waited_seconds) FROM contacts) AS waited, (SELECT count(*) FROM contacts WHERE answered) AS answered,
      (SELECT CAST(max(started_at) AS VARCHAR) FROM contacts) AS started, (SELECT min(revenue_fen) FROM bills) AS revenue,
      (SELECT count(*) FROM customers WHERE left_on IS NOT NULL) AS leavers, (SELECT count(*) FROM surveys WHERE score >= 9) AS promoters`
  );
});

describe("files in four formats, under names of their own", () => {
  it("each file becomes the table that it is, parts of one export together", () => {
    expect(
      [...read.intake]
        .filter(([, {derived}]) => !derived)
        .map(([table, {read: rows}]) => [table, rows])
        .sort()
    ).toEqual([
      ["bills", 5],
      ["contacts", 30],
      ["customers", 12],
      ["surveys", 10]
    ]);
    expect(mapping).toContain('files: ["calls-2026-07.csv", "calls-2026-08.csv"]');
    expect(proposed.others).toEqual(["letter.pdf"]);
  });

  it("units, formats and codes are turned into the contract’s", () => {
    expect(read.values).toEqual([
      // 3 minutes 10 seconds; 1.234 is a thousand and more where others have commas; of 15 a month 3 missed and one not told; 29.90 in hundredths; who gave 9.
      {
        handled: 190,
        waited: 1234,
        answered: 22,
        started: "2026-08-24 09:14:00",
        revenue: 2990,
        leavers: 1,
        promoters: 1
      }
    ]);
  });

  it("every guess stands beside its reason and how sure it is, for a person to tick off", () => {
    expect(lineOf(mapping, "contact_id")).toBe(
      "      contact_id: Ticket No  # [ ] likely: known as another name of it (ticket no)"
    );
    expect(lineOf(mapping, "started_at")).toContain(
      'started_at: {column: Call Start, format: "%d/%m/%Y %H:%M"}  # [ ] likely: known as another name of it (call start); such as '
    );
    expect(lineOf(mapping, "answered")).toContain(
      '# [ ] unsure: known as another name of it (outcome); 2 of 3 values recognised; not recognised, so their rows are set aside: "voicemail" (2)'
    );
    expect(mapping).toContain('numbers: "1.234,56"  # [ ] likely: told by numbers that can’t be read otherwise');
    expect(proposed.guesses).toBe(mapping.match(/# \[ \] /g)?.length);
    // What isn't read is named.
    expect(mapping).toMatch(/# Columns that aren’t read: 备注/);
  });

  it("a column whose name tells nothing is known by the ids that it shares with another table", () => {
    expect(lineOf(mapping, "customer_id", "who")).toBe(
      "      customer_id: who  # [ ] likely: 100% of its ids stand in customers.customer_id"
    );
    expect(lineOf(mapping, "survey_id")).toContain("survey_id: ref  # [ ] unsure: different in every row");
  });

  it("what may be guessed wrongly is marked unsure; a channel is told by the file’s name, the kind by a word", () => {
    expect(lineOf(mapping, "channel")).toContain(
      "channel: {value: call_in}  # [ ] unsure: told by the word “call” alone"
    );
    expect(mapping).toContain("kind: {value: service_nps}  # [ ] unsure: told by the word “recommend” alone");
    const settings = readFileSync(proposed.settings, "utf8");
    // Times with a zone need to know whose days count.
    expect(settings).toMatch(/^time_zone: \S+ {2}# (\[ \] unsure|QUESTION): /m);
  });

  it("nothing that stands there is replaced", async () => {
    const before = readFileSync(proposed.settings, "utf8");
    await expect(
      initFrom(join(proposed.settings, ".."), contract, new Map(), {
        from: [proposed.mapping],
        lastMonth: null,
        language: "en"
      })
    ).rejects.toThrow(
      /expected a folder without a lab's files; found .*lab\.config\.yaml, .*mapping\.yaml\. They stay as they are/
    );
    expect(readFileSync(proposed.settings, "utf8")).toBe(before);
  });
});

describe("what can’t be guessed stands as a question", () => {
  it("day or month first, where no value tells: the table waits as a comment, with the line of the question", async () => {
    const files = filesOf({"calls.csv": "id,customer,date\n1,a,01/02/2026\n2,b,03/04/2026\n3,c,05/06/2026\n"});
    const proposed = await proposeFor(files);
    const lines = readFileSync(proposed.mapping, "utf8").split("\n");
    expect(proposed.hasTables).toBe(false);
    expect(lines).toContain("tables: {}");
    expect(proposed.questions.map((line) => lines[line - 1])).toEqual([
      expect.stringContaining("QUESTION: is 01/02/2026 %d/%m/%Y or %m/%d/%Y? No value tells.")
    ]);
  });

  it("a file without dates: counted back from the month that a person names, and from none that is made up", async () => {
    const text = `customerID,tenure,Contract,Churn\n${range(20)
      .map((i) => `K${i},${i + 1},${i % 2 ? "One year" : "Two year"},${i < 4 ? "Yes" : "No"}`)
      .join("\n")}\n`;
    const open = await proposeFor(filesOf({"churn.csv": text}));
    expect(lineOf(readFileSync(open.mapping, "utf8"), "# joined_on")).toMatch(
      /^ +# joined_on: .*YYYY-MM.* # QUESTION: .*In which month do the data end\?/
    );
    const told = await proposeFor(filesOf({"churn.csv": text}), {lastMonth: "2024-12"});
    const {values} = await readProposed(
      told,
      `SELECT CAST(joined_on AS VARCHAR) AS joined, CAST(left_on AS VARCHAR) AS left_on FROM customers WHERE customer_id = 'K0'`
    );
    expect(values).toEqual([{joined: "2024-10-30", left_on: "2024-12-15"}]);
    // Nothing tells which column parts customers into units; the one with few values is named.
    expect(lineOf(readFileSync(told.mapping, "utf8"), "# home_unit_id")).toContain("A few values each have Contract.");
  });

  it("months of tenure and a monthly charge are bills too, one a month up to the last, of a line for each customer", async () => {
    const text = `customerID,tenure,MonthlyCharges,TotalCharges,Churn\n${range(20)
      .map((i) => `K${i},${i},${20 + i}.50,${i * 20}.10,${i < 4 ? "Yes" : "No"}`)
      .join("\n")}\n`;
    const told = await proposeFor(filesOf({"churn.csv": text}), {lastMonth: "2024-12"});
    const mapping = readFileSync(told.mapping, "utf8");
    expect(lineOf(mapping, "repeat")).toMatch(/# \[ \] unsure: the file tells months of tenure and one monthly charge/);
    const {values} = await readProposed(
      told,
      `SELECT CAST(min(month) AS VARCHAR) AS first, CAST(max(month) AS VARCHAR) AS last, CAST(count(*) AS INTEGER) AS bills,
        CAST(sum(revenue_fen) AS INTEGER) AS fen FROM bills WHERE subscription_id = 'K2'
       UNION ALL SELECT CAST(opened_on AS VARCHAR), CAST(closed_on AS VARCHAR), 0, 0 FROM subscriptions WHERE subscription_id = 'K2'`
    );
    // Joined at the end of September, so with a bill for each month from then on.
    expect(values).toEqual([
      {first: "2024-09-01", last: "2024-12-01", bills: 4, fen: 4 * 2250},
      {first: "2024-09-30", last: "2024-12-15", bills: 0, fen: 0}
    ]);
    // Nothing is counted back from a month that nobody named.
    const open = await proposeFor(filesOf({"churn.csv": text}));
    expect(readFileSync(open.mapping, "utf8")).toMatch(/# {3,}bills: *$|# +bills waits?/m);
    // Bills of their own aren't made up besides.
    const own = await proposeFor(
      filesOf({
        "churn.csv": text,
        "bills.csv": `subscription_id,month,revenue_fen\n${range(20)
          .map((i) => `K${i},2024-12-01,2000`)
          .join("\n")}\n`
      }),
      {lastMonth: "2024-12"}
    );
    expect(readFileSync(own.mapping, "utf8")).not.toContain("repeat:");
  });

  it("in Chinese as well", async () => {
    const proposed = await proposeFor(
      filesOf({"通话.csv": "工单号,客户号,受理时间\n1,a,2026-02-01\n2,b,2026-02-02\n3,c,2026-02-03\n"}),
      {
        language: "zh"
      }
    );
    expect(lineOf(readFileSync(proposed.mapping, "utf8"), "contact_id")).toBe(
      "      contact_id: 工单号  # [ ] 较有把握：是该列的常见别名（工单号）"
    );
  });
});

it("a link to a folder above, one that leads to itself and a pipe are passed by; each file is looked at once", () => {
  const {data} = filesOf({"calls.csv": "a,b\n1,2\n"});
  symlinkSync(".", join(data, "again"));
  symlinkSync("self", join(data, "self"));
  execFileSync("mkfifo", [join(data, "pipe.csv")]);
  expect(findFiles([data, data]).files.map(({path}) => relative(data, path))).toHaveLength(1);
  expect(() => findFiles([join(data, "self")])).toThrow(/expected a file or a folder; found none/);
  expect(() => findFiles([join(data, "pipe.csv")])).toThrow(/expected a file or a folder; found a pipe/);
});

describe("faults say what to do", () => {
  it("a path at which nothing stands, and files of which none is read", async () => {
    const {data, mine} = filesOf({"letter.pdf": "x"});
    await expect(proposeFor({data, mine})).rejects.toThrow(
      /expected at least one file in CSV, Parquet, JSON lines or XLSX; found letter\.pdf\. Export the tables in one of these forms\./
    );
    await expect(proposeFor({data: join(data, "none"), mine})).rejects.toThrow(
      /expected a file or a folder; found none/
    );
    expect(existsSync(mine) ? readdirSync(mine) : []).toEqual([]);
  });

  it("an alias of a column that the contract doesn’t know names its line", () => {
    const {folder, remove} = folderOf({"names.yaml": "tables:\n  contacts:\n    columns:\n      call_id: [x]\n"});
    after.push(remove);
    expect(() => readAliases(contract, join(folder, "names.yaml"))).toThrow(/names\.yaml:4: .*found "call_id"/);
  });
});
