import {currencyHundredth, currencyName} from "../../language/currency.js";
import type {GuideExample} from "../../model/published/guide.js";

/** One step: what to do, why, and what it looks like in the mapping. */
export interface GuideStep {
  readonly title: string;
  readonly text: string;
  readonly yaml: string | null;
}

const lede: readonly string[] = [
  "The lab reads tables with fixed names; your systems have names of their own. Between them stands one text file that a colleague can read: which files there are, which column is which, which code means what.",
  "Nothing is guessed. What a rule can’t read is counted, set aside with its reason, and listed on the data page. What nobody sent makes indicators not measurable, never zero."
];

const list: readonly GuideStep[] = [
  {
    title: "Put the export into a folder",
    text: "CSV, Parquet, JSON lines or XLSX, in one file or in parts. If a file is named after a table (contacts.csv, or 接触.csv) and its columns after the contract in either language, this is all: no mapping is needed.",
    yaml: "source: {folder: ./my-data}"
  },
  {
    title: "Else name the sources",
    text: "npm run lab -- init my-lab --from exports/ proposes this file from your exports: each guess with its reason and how sure it is, and a question where nothing tells. The steps below are for mending it. Give each source a short name. Delimiter, quotes and encoding (UTF-8, UTF-16, GB18030, even mixed) are found out; name them only where that goes wrong. Paths begin at the mapping’s own folder.",
    yaml: 'sources:\n  crm: {files: "exports/customers-*.csv"}\n  calls: {url_from: LAB_CALLS_URL, table: cc.calls}'
  },
  {
    title: "Say which column is which",
    text: "On the left the contract’s column, on the right yours. Several sources may fill one table, and one wide source several tables; distinct takes each different row once.",
    yaml: "tables:\n  customers:\n    from: crm\n    columns:\n      customer_id: 客户号\n      home_unit_id: 归属支局\n      kind: {value: public}"
  },
  {
    title: "Translate values, dates and units",
    text: `values turns your codes into the contract’s; a code it doesn’t list stays what it is, and its row is set aside by name. 01/02/2026 could be two days, so format says which. times turns ${currencyName("en")} into ${currencyHundredth("en")}.`,
    yaml: 'closed_how: {column: 离网原因, values: {携转: port_out, 拆机: disconnected}}\nopened_on: {column: 开户日期, format: "%d/%m/%Y"}\nrevenue_fen: {column: 月费, times: 100}'
  },
  {
    title: "Compute what no column holds",
    text: "One SQL expression over one row: no subqueries, no sums over rows, nothing that reads files or the clock. A row in which it fails is set aside. repeat makes several rows of one, row_number stands in for a missing id.",
    yaml: 'contact_id: {sql: "客户号 || \'-\' || CAST(row_number AS VARCHAR)"}\nanswered: {sql: "CAST(通话秒数 AS INTEGER) > 0"}'
  },
  {
    title: "Check, then build",
    text: "npm run lab -- check reads the sources and says what is ready, what was set aside and why. A fault of the mapping names its file and line, what was found and what was expected. Until a new site is whole, the last good one stands.",
    yaml: "source: {mapping: mapping.yaml}"
  }
];

const head: readonly [string, string, string] = ["Source", "In the mapping", "Good to know"];

const rows: readonly (readonly [string, string, string])[] = [
  [
    "CSV",
    'crm: {files: "exports/*.csv"}',
    "Parts may differ in delimiter, encoding and order of columns. Larger than memory is no matter."
  ],
  ["Parquet, JSON lines", "calls: {files: calls/}", "A folder stands for all files of one format in it."],
  [
    "XLSX",
    "book: {files: book.xlsx, sheet: 客户}",
    "Format ids as text: a number has lost its leading zeros before it gets here. Of merged cells only the first has the value."
  ],
  [
    "DuckDB file",
    "dw: {duckdb: dw.duckdb, table: crm.people}",
    "Opened to read only; query: takes a SELECT instead of a table."
  ],
  [
    "PostgreSQL, MySQL, MariaDB",
    "crm: {url_from: LAB_CRM_URL, table: crm.people}",
    "The address with its password stands in the environment variable and nowhere else: in no file, page, log or message. Rows of one moment, in a transaction that can’t write."
  ]
];

const examplesOf: Readonly<
  Record<
    GuideExample["id"],
    {readonly title: string; readonly what: string; readonly made: readonly string[]; readonly gives: string}
  >
> = {
  "bank-marketing": {
    title: "A bank’s telephone campaign",
    what: "One row a client, 45,211 of them: how many calls were made, whether the client bought. No id, no branch, no year, no row for each call (UCI bank marketing).",
    made: [
      "The place in the file is the id: row_number.",
      "The month of the last call stands in for a branch, so that months can be compared.",
      "customer_contacts takes the counts: each call becomes one offer, the last of them taken or not."
    ],
    gives:
      "4.2327% of calls sold, 11.70% of clients bought. October beats March per contact (28.48% against 23.57%) and loses per customer (43.77% against 51.99%): judged by the call or by the client, the order of the two turns round."
  },
  "telco-churn": {
    title: "A telecom’s churn",
    what: "One row a customer, 7,043 of them: months of tenure, monthly charge, contract, left or not in the last month. Fictional, and widely known (IBM).",
    made: [
      "One wide row feeds three tables: customers, lines, bills.",
      "Dates are counted back from a last month that the mapping names, since the file has none.",
      "repeat makes one bill for each month of tenure, all of the one charge that the file tells; the kind of contract stands in for a branch."
    ],
    gives:
      "In the last month 73.46% of customers stayed, but 69.50% of revenue: those who paid more left more. A year survives .8432 of all, .7031 of those without a term, .9908 of those with one year."
  },
  "airport-survey": {
    title: "An airport’s passengers",
    what: "Answers from 0 to 10 of 5,640 passengers, asked at the gate in May of two years; 11 means blank (San Francisco, DataSF).",
    made: [
      "Two files fill one table; ids get the year in front, since both count from 1.",
      "values empties the 11, so that a blank isn’t an answer.",
      "Boarding areas stand in for branches.",
      "The survey’s weights become whole numbers, ten thousand for one passenger; two systems count answers alike, and by weight."
    ],
    gives:
      "NPS 39.84 in 2017 (2,746 answers), 30.98 in 2018 (2,650). By the survey’s own weights 40.40 and 35.11: a fall of 5.3 points, not of 8.9."
  }
};

const faultsHead: readonly [string, string] = ["What happened", "What is said or done"];

const faultsRows: readonly (readonly [string, string])[] = [
  [
    "A row too short or too long, a stray quote, a broken JSON line",
    "Counted and set aside: line not readable as CSV. The others are read."
  ],
  [
    "A quote that opens and never closes",
    "calls.csv:812: expected the quote that opens in this line to close; found the lines after it inside."
  ],
  [
    "A spreadsheet made 1.38E+10 of a number",
    "Set aside: found a number whose digits a spreadsheet has cut. Export the column as text."
  ],
  ["A column is there twice", "crm.csv:1: expected each column once; found “KIND” twice in the header"],
  ["Text in no known encoding", "Named, with what it looks like; say encoding: big5 in the source."],
  [
    "1.000 or 1,000, which may be one or a thousand",
    'Set aside, unless other numbers of the source tell; say numbers: "1.234,56" in the source.'
  ],
  [
    "Times with a zone, such as 2026-01-01T00:30:00Z",
    "Refused or set aside; say time_zone: Asia/Shanghai in the settings, and they become local times."
  ],
  [
    "Scores on another scale",
    "All of that kind are set aside; say by values: of the column what each score means on the lab’s scale."
  ],
  [
    "A date that strayed into another year",
    "Counted as outside; data: {from: 2025-01, to: 2026-06} in the settings says which months count."
  ],
  ["A row that a condition leaves out", "Counted by check, with the columns that are empty in it."],
  [
    "A wrong password, a server that is gone",
    "Said without a word of the address. Nothing half-read is kept, and the last good site stays."
  ],
  ["A file changes while it is read", "It is read again, so that no figure mixes two states."]
];

export const guideEn = {
  title: "Bring your own data",
  headline: "Your export stays as it is. A mapping of some lines says what its columns mean.",
  lede,
  contents: "On this page",
  steps: {
    title: "Six steps",
    question: "From an export to the first figure",
    list
  },
  sources: {
    title: "What a source may be",
    question: "Where rows can come from",
    head,
    rows
  },
  examples: {
    title: "Three public data sets",
    question: "Mappings that ship, for files that you can fetch yourself; none of their data is on this site",
    mapping: "The mapping",
    settings: "The settings beside it",
    of: examplesOf
  },
  faults: {
    title: "When something is wrong",
    question: "What you will be told, and what happens to the rows",
    head: faultsHead,
    rows: faultsRows
  }
};

export type GuideWords = typeof guideEn;
