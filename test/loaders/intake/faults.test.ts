import {beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {type Intake} from "../../../loaders/intake/table-intake.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {writeTiny} from "../tiny.js";
import {rowFaultText} from "../../../src/language/row-faults.js";

type Row = Readonly<Record<string, string>>;

/** One damaged row each: what is wrong with it, the row, and what the data's owner is told, to the letter; null where the row is fine. */
const customers: readonly (readonly [kind: string, row: Row, told: string | null])[] = [
  ["a plain row", {customer_id: "K001"}, null],
  ["another, whose id differs in case alone", {customer_id: "k001"}, null],
  ["one with zeros at the start of its id", {customer_id: "007"}, null],
  [
    "a key that is there twice",
    {customer_id: "K001", star_level: "1"},
    "customer_id: the key is there twice; the first row is kept"
  ],
  ["no key", {customer_id: ""}, "customer_id: is empty but required"],
  ["a key of spaces", {customer_id: "  "}, "customer_id: is empty but required"],
  ["a key of nothing that is seen", {customer_id: "\u200b\ufeff"}, "customer_id: is empty but required"],
  [
    "a key with spaces around it",
    {customer_id: " K002"},
    "customer_id: expected an id without spaces around it or invisible characters"
  ],
  [
    "a key with a character that takes no room",
    {customer_id: "K\u200b003"},
    "customer_id: expected an id without spaces around it or invisible characters"
  ],
  [
    "a key with a space that isn't one",
    {customer_id: "K004\u00a0"},
    "customer_id: expected an id without spaces around it or invisible characters"
  ],
  [
    "a key in full-width letters",
    {customer_id: "Ｋ００５"},
    "customer_id: expected half-width letters and digits, not full-width ones"
  ],
  [
    "a key that says NULL",
    {customer_id: "null"},
    "customer_id: expected an id, or an empty cell; found a word for nothing, such as NULL"
  ],
  ["a key of two rows run together", {customer_id: "K".repeat(101)}, "customer_id: expected at most 100 characters"],
  ["a key in Chinese", {customer_id: "客户一"}, null],
  [
    "a date in 1900",
    {customer_id: "D1", joined_on: "1900-01-01"},
    "joined_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none"
  ],
  [
    "a date in 2999",
    {customer_id: "D2", left_on: "2999-12-31"},
    "left_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none"
  ],
  [
    "a date of infinity",
    {customer_id: "D3", left_on: "infinity"},
    "left_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none"
  ],
  [
    "a date in words",
    {customer_id: "D4", joined_on: "epoch"},
    "joined_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none"
  ],
  [
    "a day before its month",
    {customer_id: "D5", joined_on: "30/09/2025"},
    "joined_on: expected a date such as 2026-09-30"
  ],
  [
    "a day that no month has",
    {customer_id: "D6", joined_on: "2025-02-30"},
    "joined_on: expected a date such as 2026-09-30"
  ],
  [
    "a date with something after it",
    {customer_id: "D7", joined_on: "2025-01-30x"},
    "joined_on: expected a date such as 2026-09-30"
  ],
  [
    "a date in full-width digits",
    {customer_id: "D8", joined_on: "２０２５-01-30"},
    "joined_on: expected a date such as 2026-09-30"
  ],
  [
    "a year of two digits",
    {customer_id: "D9", joined_on: "09-10-11"},
    "joined_on: expected a day from 1900-01-02 to 2099-12-31, and nothing where there is none"
  ],
  [
    "a number whose digits a spreadsheet has cut, for an id",
    {customer_id: "1.23457E+11"},
    "customer_id: expected an id; found a number whose digits a spreadsheet has cut"
  ],
  ["a date in Chinese", {customer_id: "D13", joined_on: "2025年1月30日"}, null],
  ["a date with slashes", {customer_id: "D10", joined_on: "2025/1/30"}, null],
  [
    "left before joined",
    {customer_id: "D11", joined_on: "2025-01-30", left_on: "2025-01-29"},
    "left_on: expected no earlier than joined_on"
  ],
  ["left the day they joined", {customer_id: "D12", joined_on: "2025-01-30", left_on: "2025-01-30"}, null],
  ["an unknown kind", {customer_id: "E1", kind: "alien"}, "kind: expected one of public, government_enterprise"],
  ["a kind in another language, in capitals", {customer_id: "E2", kind: "PUBLIC"}, null],
  ["a kind by its Chinese name", {customer_id: "E5", kind: "公众客户"}, null],
  [
    "a segment that says NULL",
    {customer_id: "E3", segment: "NULL"},
    "segment: expected one of youth, family, senior, individual, small_business, enterprise"
  ],
  ["a segment of spaces", {customer_id: "E4", segment: " "}, null],
  ["a broken number", {customer_id: "N1", star_level: "3.5"}, "star_level: expected a whole number"],
  ["NaN", {customer_id: "N2", star_level: "NaN"}, "star_level: expected a whole number"],
  ["infinity", {customer_id: "N3", star_level: "-inf"}, "star_level: expected a whole number"],
  ["a number in another writing", {customer_id: "N4", star_level: "0x3"}, "star_level: expected a whole number"],
  ["a full-width number", {customer_id: "N5", star_level: "３"}, "star_level: expected a whole number"],
  ["too large a number", {customer_id: "N6", star_level: "9"}, "star_level: expected at most 7"],
  [
    "a number that no machine holds",
    {customer_id: "N7", star_level: "99999999999999999999"},
    "star_level: expected a whole number"
  ],
  ["a number with a point and nothing after it", {customer_id: "N8", star_level: "3.0"}, null],
  ["a home that isn't there", {customer_id: "R1", home_unit_id: "nowhere"}, "home_unit_id: not found in org_units"],
  [
    "a home in another case",
    {customer_id: "R2", home_unit_id: "u1"},
    "home_unit_id: not found in org_units, where it is written in another case"
  ]
];

const contacts: typeof customers = [
  ["a plain row", {customer_id: "K001"}, null],
  [
    "an hour that no day has",
    {started_at: "2026-09-30 24:61:00"},
    "started_at: expected a local time such as 2026-09-30 14:05:00"
  ],
  [
    "a time with a zone",
    {started_at: "2026-09-30T10:00:00Z"},
    "started_at: expected a local time such as 2026-09-30 14:05:00; found a time with its zone. Say by time_zone: in the settings, such as time_zone: Asia/Shanghai, which zone’s days count"
  ],
  ["a duration below nothing", {handled_seconds: "-5"}, "handled_seconds: expected at least 0"],
  ["a currency sign", {handled_seconds: "¥12"}, "handled_seconds: expected a whole number"],
  ["neither yes nor no", {answered: "perhaps"}, "answered: expected true or false"],
  ["a customer that isn't there", {customer_id: "nobody"}, "customer_id: not found in customers"],
  ["a customer that was set aside", {customer_id: "E1"}, "customer_id: not found in customers"],
  [
    "a customer without the zeros",
    {customer_id: "7"},
    "customer_id: not found in customers, where it has other zeros at its start"
  ],
  ["a script for a need", {need: `<script>alert("1")</script>`}, null],
  ["a formula for a need", {need: `=HYPERLINK("http://x")`}, null],
  ["line breaks and quotes in a need", {need: 'a\nb "c", d'}, null],
  ["thousands apart", {handled_seconds: "1,200"}, null],
  ["a comma that parts no thousands", {handled_seconds: "1,20"}, "handled_seconds: expected a whole number"],
  ["a text of a book's length", {need: "x".repeat(1001)}, "need: expected at most 1000 characters"]
];

const others: Readonly<Record<string, typeof customers>> = {
  bills: [
    [
      "a month's middle",
      {subscription_id: "S1", month: "2026-09-15", revenue_fen: "1"},
      "month: expected a month's first day such as 2026-09-01"
    ],
    ["no revenue", {subscription_id: "S1", month: "2026-08-01", revenue_fen: ""}, "revenue_fen: is empty but required"]
  ],
  subscriptions: [
    ["a plain row", {subscription_id: "S1", customer_id: "K001"}, null],
    [
      "closed before it opened",
      {
        subscription_id: "S2",
        customer_id: "K001",
        opened_on: "2026-02-01",
        closed_on: "2026-01-01",
        closed_how: "arrears"
      },
      "closed_on: expected no earlier than opened_on"
    ],
    [
      "closed, but not how",
      {subscription_id: "S3", customer_id: "K001", closed_on: "2026-01-01"},
      "closed_on, closed_how: expected all or none"
    ]
  ],
  surveys: [
    [
      "nobody who was asked",
      {survey_id: "Q1", kind: "effort", asked_at: "2026-01-01 10:00:00"},
      "customer_id, agent_id: expected at least one"
    ]
  ],
  customer_contacts: [
    [
      "more taken than offered",
      {customer_id: "K001", month: "2026-01-01", contacts: "1", accepted: "2"},
      "accepted: expected at most contacts"
    ]
  ]
};

const tables: Readonly<Record<string, typeof customers>> = {
  customers,
  contacts: contacts.map(([kind, row, told], i) => [
    kind,
    {contact_id: `X${i}`, customer_id: "K001", started_at: "2026-09-30 10:00:00", ...row},
    told
  ]),
  ...others
};

let intake: Intake;
let needs: readonly string[];
beforeAll(async () => {
  // A survey of an agent, so that the columns of both who may be asked are there.
  const rows = Object.fromEntries(Object.entries(tables).map(([table, cases]) => [table, cases.map(([, row]) => row)]));
  const {folder, remove} = writeTiny({
    ...rows,
    surveys: [
      ...rows.surveys,
      {survey_id: "Q2", kind: "effort", asked_at: "2026-01-01 10:00:00", customer_id: "K001", agent_id: ""}
    ]
  });
  const database = await Database.open();
  try {
    intake = await ingest(database, readContract(), folder);
    needs = (await database.rows("SELECT need FROM contacts WHERE need IS NOT NULL ORDER BY contact_id")).map(
      ({need}) => String(need)
    );
  } finally {
    database.close();
    remove();
  }
});

describe.each(Object.entries(tables))("%s", (table, cases) => {
  it.each(cases.filter(([, , told]) => told !== null))("%s is set aside and told", (_, __, told) => {
    const met = intake.get(table)?.reasons.find(({reason}) => rowFaultText(reason, "en") === told);
    expect(met?.rows).toBe(cases.filter((one) => one[2] === told).length);
    expect(met && rowFaultText(met.reason, "zh")).toMatch(/[\u4e00-\u9fff]/);
  });

  it("counts every row once", () => {
    const met = intake.get(table);
    const fine = cases.filter(([, , told]) => told === null).length + (table === "surveys" ? 1 : 0);
    expect(met).toMatchObject({
      accepted: fine,
      setAside: cases.length - cases.filter(([, , told]) => told === null).length
    });
    expect(met?.read).toBe((met?.accepted ?? 0) + (met?.setAside ?? 0));
    expect(met?.reasons.reduce((sum, {rows}) => sum + rows, 0)).toBe(met?.setAside);
  });
});

it("scripts, formulas, quotes and line breaks are text like any other", () => {
  expect(needs).toEqual(
    expect.arrayContaining([`<script>alert("1")</script>`, `=HYPERLINK("http://x")`, 'a\nb "c", d'])
  );
});

describe("a tree of units", () => {
  const units = async (rows: readonly Row[]) => {
    const {folder, remove} = writeTiny({org_units: rows.map((row) => ({name: row.unit_id, kind: "unit", ...row}))});
    const database = await Database.open();
    try {
      await ingest(database, readContract(), folder);
      return await readUnits(database);
    } finally {
      database.close();
      remove();
    }
  };

  it("with a parent that isn't there is refused by name", async () => {
    await expect(
      units([
        {unit_id: "A", parent_id: ""},
        {unit_id: "B", parent_id: "Z"}
      ])
    ).rejects.toThrow("org_units: expected the parent of B to be there; found none named Z");
  });

  it("that runs in a circle is refused, and the circle is named", async () => {
    const circle = [
      {unit_id: "A", parent_id: ""},
      {unit_id: "B", parent_id: "D"},
      {unit_id: "C", parent_id: "B"},
      {unit_id: "D", parent_id: "C"}
    ];
    await expect(units(circle)).rejects.toThrow(
      "org_units: expected every unit below a top unit; found a circle of parents: B → D → C → B"
    );
  });
});

describe("numbers where ids are expected", () => {
  it("are the ids without a point; a fraction is none", async () => {
    const {folder, remove} = writeTiny({});
    const database = await Database.open();
    try {
      await database.run(
        `COPY (SELECT * FROM (VALUES (7.0::DOUBLE, 'U1'), (8.5, 'U1'), ('nan', 'U1'), (123456789012, 'U1')) AS t(customer_id, home_unit_id), (SELECT 'public' AS kind, DATE '2020-01-01' AS joined_on)) TO '${folder}/customers.parquet'`
      );
      const met = (await ingest(database, readContract(), folder)).get("customers");
      expect(
        (await database.rows("SELECT customer_id FROM customers ORDER BY customer_id")).map(
          ({customer_id}) => customer_id
        )
      ).toEqual(["123456789012", "7"]);
      const told = met?.reasons.map(({reason, ...more}) => ({
        ...more,
        en: rowFaultText(reason, "en"),
        zh: rowFaultText(reason, "zh")
      }));
      expect(told).toEqual([
        {en: "customer_id: expected an id", zh: "客户编号（customer_id）：应为编号", rows: 2, code: "type:customer_id"}
      ]);
      expect(
        (await database.rows("SELECT found FROM set_aside_customers ORDER BY found")).map(({found}) => found)
      ).toEqual(["8.5", "nan"]);
    } finally {
      database.close();
      remove();
    }
  });
});
