import {afterEach, describe, expect, it} from "vitest";
import {folderOf, takeSettings, type Taken} from "./mapped.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

async function take(files: Readonly<Record<string, string>>, source: string): Promise<Taken> {
  const {folder, remove} = folderOf(files);
  after.push(remove);
  const taken = await takeSettings(folder, source);
  after.push(() => taken.close());
  return taken;
}

/** The fault that a mapping is refused with, the folder's name cut. */
async function faultOf(files: Readonly<Record<string, string>>, source: string): Promise<string> {
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

const crm = `客户号,地市,入网时间,离网原因,离网时间,月费,次数,成交
00017,甲市,2024/3/1,,,"1,059.50",3,是
00018,乙市,20240415,携转,2026-02-03,39.9,1,否
00019,甲市,2024年5月6日,不明,2026-03-04,58,0,否
`;

const source = `
sources:
  crm: {files: crm.csv}
tables:
  org_units:
    - {from: crm, distinct: true, columns: {unit_id: 地市, name: 地市, parent_id: {value: all}, kind: {value: city}}}
    - {from: crm, distinct: true, columns: {unit_id: {value: all}, name: {value: 全省}, kind: {value: company}}}
  customers:
    from: crm
    columns: {customer_id: 客户号, home_unit_id: 地市, kind: {value: public}, joined_on: 入网时间, left_on: 离网时间}
  subscriptions:
    from: crm
    columns:
      subscription_id: {sql: "'L' || 客户号"}
      customer_id: 客户号
      kind: {value: mobile}
      opened_on: 入网时间
      closed_on: 离网时间
      closed_how: {column: 离网原因, values: {携转: port_out, 拆机: disconnected}}
  bills:
    from: crm
    where: 月费 IS NOT NULL
    columns: {subscription_id: {sql: "'L' || 客户号"}, month: {value: 2026-01}, revenue_fen: {column: 月费, times: 100}}
  offers:
    from: crm
    repeat: CAST(次数 AS INTEGER)
    columns:
      offer_id: {sql: 客户号 || '-' || repetition}
      customer_id: 客户号
      offered_at: {value: 2026-01-05}
      lever: {value: upgrade}
      accepted: {sql: 成交 = '是' AND repetition = CAST(次数 AS INTEGER)}
`;

describe("a mapping", () => {
  it("makes several tables of one wide one: names, values, units, dates, rows that stand for several", async () => {
    const {rows, intake} = await take({"crm.csv": crm}, source);
    expect(await rows("SELECT unit_id, parent_id, kind FROM org_units ORDER BY unit_id")).toEqual([
      {unit_id: "all", parent_id: null, kind: "company"},
      {unit_id: "乙市", parent_id: "all", kind: "city"},
      {unit_id: "甲市", parent_id: "all", kind: "city"}
    ]);
    expect(
      await rows("SELECT customer_id, home_unit_id, CAST(joined_on AS VARCHAR) AS joined_on FROM customers ORDER BY 1")
    ).toEqual([
      {customer_id: "00017", home_unit_id: "甲市", joined_on: "2024-03-01"},
      {customer_id: "00018", home_unit_id: "乙市", joined_on: "2024-04-15"},
      {customer_id: "00019", home_unit_id: "甲市", joined_on: "2024-05-06"}
    ]);
    // A code that the mapping doesn't know stays what it is, and its row is set aside for it.
    expect(await rows("SELECT subscription_id, closed_how FROM subscriptions ORDER BY 1")).toEqual([
      {subscription_id: "L00017", closed_how: null},
      {subscription_id: "L00018", closed_how: "port_out"}
    ]);
    expect(
      intake.get("subscriptions")?.reasons.map(({reason, rows: count}) => [rowFaultText(reason, "en"), count])
    ).toEqual([["closed_how: expected one of port_out, disconnected, arrears", 1]]);
    expect(await rows("SELECT subscription_id, revenue_fen FROM bills ORDER BY 1")).toEqual([
      {subscription_id: "L00017", revenue_fen: 105950},
      {subscription_id: "L00018", revenue_fen: 3990}
    ]);
    expect(await rows("SELECT offer_id, accepted FROM offers ORDER BY 1")).toEqual([
      {offer_id: "00017-1", accepted: false},
      {offer_id: "00017-2", accepted: false},
      {offer_id: "00017-3", accepted: true},
      {offer_id: "00018-1", accepted: false}
    ]);
  });

  it("joins several sources into one table, and tells what none of them reads", async () => {
    const {rows, intake} = await take(
      {
        "a.csv": "id,since,tail\n1,2024-01-01,x\n",
        "b/one.csv": "kunde;seit\n2;31.12.2023\n",
        "b/two.csv": "seit;kunde\n30.12.2023;3\n"
      },
      `
sources: {a: {files: a.csv}, b: {files: "b/*.csv"}}
tables:
  customers:
    - {from: a, columns: {customer_id: id, kind: {value: public}, joined_on: since}}
    - {from: b, columns: {customer_id: kunde, kind: {value: public}, joined_on: seit}}
`
    );
    expect(
      await rows("SELECT customer_id, CAST(joined_on AS VARCHAR) AS joined_on, home_unit_id FROM customers ORDER BY 1")
    ).toEqual([
      {customer_id: "1", joined_on: "2024-01-01", home_unit_id: "company"},
      {customer_id: "2", joined_on: "2023-12-31", home_unit_id: "company"},
      {customer_id: "3", joined_on: "2023-12-30", home_unit_id: "company"}
    ]);
    expect(intake.get("customers")?.unknown).toEqual(["tail"]);
  });
});

describe("what a mapping can’t compute", () => {
  it("sets aside rows in which an expression, a condition or a count can't be computed", async () => {
    const {intake} = await take(
      {"a.csv": "id,n,day\n1,2,2024-01-01\n2,many,2024-01-01\n3,-1,2024-01-01\n4,1,soon\n5,,2024-01-01\n"},
      `
sources: {a: {files: a.csv}}
tables:
  customers:
    from: a
    where: CAST(day AS DATE) < DATE '2030-01-01'
    repeat: CAST(n AS INTEGER)
    columns: {customer_id: {sql: id || repetition}, kind: {value: public}, joined_on: day, birth_year: {sql: 1990 // CAST(id AS INTEGER)}}
`
    );
    const found = intake.get("customers");
    expect([found?.read, found?.accepted, found?.setAside]).toEqual([6, 2, 4]);
    // What a condition, a count or an expression uses is read.
    expect(found?.unknown).toEqual([]);
    expect(found?.reasons.map(({reason, rows}) => [rowFaultText(reason, "en"), rows])).toEqual(
      expect.arrayContaining([
        ["how many rows it stands for: expected a whole number from 0 to 10000", 3],
        ["whether the row belongs here can't be computed as the mapping says", 1]
      ])
    );
  });
});

describe("a fault of a mapping names file, line, what was expected and what was found", () => {
  const files = {"a.csv": "id,day\n1,2024-01-01\n"};
  const of = (columns: string, more = "") => `
sources:
  a: {files: a.csv}
tables:
  customers:
    from: a
${more}    columns:
      customer_id: id
      ${columns}
`;
  it.each([
    [
      "an unknown column of the source",
      of("joined_on: tag"),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on: expected one of the columns of …/a.csv (id, day); found "tag"`
    ],
    [
      "an unknown column of the contract",
      of("joined: day"),
      `lab.config.yaml:10: source.tables.customers.columns.joined: expected one of the columns of customers (customer_id, home_unit_id, kind, joined_on, left_on, segment, value_tier, classed_on, star_level, birth_year, referred_by); found "joined"`
    ],
    [
      "an unknown source",
      of("joined_on: day").replace("from: a", "from: b"),
      `lab.config.yaml:7: source.tables.customers.from: expected one of a; found "b"`
    ],
    [
      "a subquery",
      of(`joined_on: {sql: (SELECT max(day) FROM a)}`),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on.sql: expected an expression over one row, without subqueries, sums over rows, or what reads files, settings or the clock; found subquery`
    ],
    [
      "a sum over rows",
      of(`joined_on: {sql: max(day)}`),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on.sql: expected an expression over one row, without subqueries, sums over rows, or what reads files, settings or the clock; found max`
    ],
    [
      "the clock",
      of(`joined_on: {sql: today()}`),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on.sql: expected an expression over one row, without subqueries, sums over rows, or what reads files, settings or the clock; found today`
    ],
    [
      "more than an expression",
      of(`joined_on: {sql: "day) FROM read_text('/etc/passwd') --"}`),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on.sql: expected one SQL expression; found "day) FROM read_text('/etc/passwd') --" (syntax error at or near ")")`
    ],
    [
      "a column that an expression doesn't find",
      of(`joined_on: {sql: tag || 'x'}`),
      `lab.config.yaml:10: source.tables.customers.columns.joined_on.sql: expected one of the source's columns (id, day); found "tag"`
    ],
    [
      "a condition that is none",
      of("joined_on: day", "    where: id\n"),
      `lab.config.yaml:8: source.tables.customers.where: expected a condition; found "id" (VARCHAR)`
    ],
    [
      "a missing file",
      of("joined_on: day").replace("a.csv", "b*.csv"),
      `lab.config.yaml:4: source.sources.a.files: expected at least one file in …; found none that matches b*.csv`
    ],
    [
      "a source of no kind",
      of("joined_on: day").replace("{files: a.csv}", "{file: a.csv}"),
      `lab.config.yaml:4: source.sources.a.files: expected string; found nothing\nlab.config.yaml:4: source.sources.a.file: unknown key; check its spelling`
    ],
    [
      "a file of no kind",
      of("joined_on: day").replace("a.csv", "lab.config.yaml"),
      `lab.config.yaml:4: source.sources.a.files: expected files of one format, ending in one of .parquet, .csv, .txt, .tsv, .jsonl, .ndjson, .xlsx, or named by format; found .yaml`
    ]
  ])("%s", async (_name, mapping, fault) => {
    expect(await faultOf(files, mapping)).toBe(fault);
  });
});
