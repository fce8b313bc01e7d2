import {makeFrames} from "../../../loaders/measure/frames.js";
import {frameWords} from "../../../src/pages/data/words-frames.js";
import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {filterEntries, linesOf} from "../../../src/pages/data/live.js";
import {dataView} from "../../../src/pages/data/view.js";
import type {DataPage, IndicatorDictionary} from "../../../src/model/published/data.js";
import {dataPage} from "../../../src/pages/data/page.js";
import {hostileName, smallCompare} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const both = (text: string) => ({en: text, zh: text});
const sql = "-- Sums\nSELECT SUM(answered) AS y\n\nFROM contacts\nWHERE note <> '${boom}' AND 1 < 2";

const connectRate: IndicatorDictionary = {
  ...smallCompare.site.indicators[0],
  kind: "ratio",
  sum: "answered",
  over: "1",
  where: "channel = 'call_in'",
  unit: "handled_by",
  cluster: "customer",
  knowableAfterDays: 0,
  sql,
  lacks: [],
  usedBy: [
    {system: "reception-kpis", name: {en: "Reception KPIs", zh: "客户接待指标"}, role: "appraised"},
    {system: "operate-the-customer", name: {en: "Operate the customer", zh: "客户运营"}, role: "observed"}
  ]
};

const data: DataPage = {
  site: smallCompare.site,
  floor: {measured: 1200, shown: 900, mergedShare: 0.125},
  withFigures: ["connect_rate"],
  frames: [
    {
      frame: "contact",
      units: ["home", "handled_by"],
      cluster: "customer",
      needs: ["contacts.customer_id"],
      columns: [{column: "need", type: "text", from: ["contacts.need"]}]
    }
  ],
  indicators: [
    connectRate,
    {
      ...connectRate,
      id: "revenue_kept",
      name: {en: "Revenue kept", zh: "收入保有率"},
      lacks: ["bills.revenue_fen"],
      usedBy: []
    }
  ],
  tables: [
    {
      table: "contacts",
      name: {en: "Contacts", zh: "接触"},
      row: both("a contact"),
      purpose: both("Who asked for what."),
      columns: [
        {
          column: "contact_id",
          name: both("Contact"),
          type: "id",
          unit: null,
          required: true,
          references: null,
          values: [],
          note: null
        },
        {
          column: "customer_id",
          name: both("Customer"),
          type: "id",
          unit: null,
          required: true,
          references: "customers.customer_id",
          values: [],
          note: null
        },
        {
          column: "handled_seconds",
          name: both("Handled"),
          type: "integer",
          unit: "s",
          required: false,
          references: null,
          values: [],
          note: both(hostileName)
        }
      ],
      intake: {
        read: 1200,
        accepted: 1180,
        setAside: 20,
        reasons: [
          {
            reason: {
              kind: "cell",
              column: "handled_seconds",
              name: both("Handled"),
              fault: {kind: "minimum", bound: 0}
            },
            rows: 20
          }
        ]
      }
    },
    {
      table: "bills",
      name: {en: "Bills", zh: "账单"},
      row: both("a line and month"),
      purpose: both("Revenue."),
      columns: [],
      intake: null
    }
  ]
};
const view = (language: "en" | "zh" = "en") => dataView(data, {document, language});

test("the heading counts what was read and set aside, and names what isn't there", () => {
  const text = view().querySelector("header")?.textContent ?? "";
  expect(text).toContain("1,200 rows, 1 table, every figure traced.");
  expect(text).toContain("20 rows (1.667%)");
  expect(text).toContain("Not there: Bills.");
  expect(text).toContain("Not measurable yet: Revenue kept.");
  expect(text).toContain("simulated operator");
});

test("the intake table gives counts with reasons, and says plainly what isn't there", () => {
  const table = view().querySelector(".intake");
  expect(table?.textContent).toContain("handled_seconds: expected at least 0: 20 rows");
  expect(table?.querySelector(".absent")?.textContent).toContain("Not there.");
});

test("an indicator has its anchor, formula in prose, systems and the SQL with all its lines", () => {
  const entry = view().querySelector("#indicator-connect_rate");
  expect(entry?.querySelector(".formula")?.textContent).toBe(
    "Formula: The sum of answered divided by the number of rows, over the rows where channel = 'call_in'"
  );
  expect([...(entry?.querySelectorAll(".used li") ?? [])].map(({textContent}) => textContent)).toEqual([
    "Reception KPIs: appraised",
    "Operate the customer: observed, not appraised"
  ]);
  const code = entry?.querySelector<HTMLElement>("pre code");
  expect(code && linesOf(code)).toBe(sql);
});

test("what can't be measured names what it lacks and shows no SQL", () => {
  const entry = view().querySelector("#indicator-revenue_kept");
  expect(entry?.textContent).toContain("It lacks: bills.revenue_fen");
  expect(entry?.querySelector("pre")).toBeNull();
});

test("a column tells its type, unit and what it refers to", () => {
  const entry = view().querySelector("#table-contacts");
  expect(entry?.textContent).toContain("whole number, seconds");
  expect(entry?.querySelector("a[href='#table-customers']")?.textContent).toBe("refers to customers.customer_id");
});

test("a frame tells what one row is, what it needs, and its columns with what each is made of", () => {
  for (const [language, said] of [
    [
      "en",
      ["One row: a contact,", "handled_by: who handled it", "Needs: contacts.customer_id", "needtextcontacts.need"]
    ],
    ["zh", ["一行是：一次接触", "handled_by：处理单元", "需要：contacts.customer_id", "need文本contacts.need"]]
  ] as const) {
    const text = view(language).querySelector("#frame-contact")?.textContent;
    for (const part of said) expect(text).toContain(part);
  }
});

test("every frame says in both languages what one row of it is", () => {
  for (const {rows} of Object.values(frameWords))
    expect(Object.keys(rows).sort()).toEqual([...makeFrames(null).keys()].sort());
});

test("green-light leavers are defined, with the way to the figure and its SQL", () => {
  const entry = view().querySelector("#green-light");
  expect(entry?.textContent).toContain("their last 90 days");
  expect(entry?.querySelector("a[href='./#green-light']")).not.toBeNull();
});

test("the filter keeps what holds every word, in either language, and columns count for their table", () => {
  const page = view();
  const hidden = () =>
    [...page.querySelectorAll<HTMLElement>(".entry")].filter((entry) => entry.hidden).map(({id}) => id);
  expect(filterEntries(page, "接通率")).toEqual({indicators: 1, tables: 0});
  expect(hidden()).toEqual(["indicator-revenue_kept", "green-light", "table-contacts", "table-bills"]);
  expect(filterEntries(page, "CUSTOMER_id")).toEqual({indicators: 0, tables: 1});
  expect(filterEntries(page, "  ")).toEqual({indicators: 3, tables: 2});
  expect(hidden()).toEqual([]);
  expect(filterEntries(page, "nothing like this")).toEqual({indicators: 0, tables: 0});
});

test("the page as built escapes what the data hold", () => {
  const page = dataPage(data, "en", document);
  const html = page.split("\n").find((line) => line.startsWith("<div")) ?? "";
  expect(html).not.toContain("${");
  expect(html).not.toContain("<img");
  expect(html).toContain(`id="indicator-connect_rate"`);
});

test("the Chinese page is Chinese throughout its own words", () => {
  const text = view("zh").textContent ?? "";
  expect(text).toContain("没有提供：账单。");
  expect(text).toContain("answered 的合计除以行数");
  expect(text).not.toContain("Set aside");
});

test.each([
  [
    "en",
    "Here 900 of 1,200 cells are shown; of the customers counted by lowest unit and month, 12.5% stand in merged cells."
  ],
  ["zh", "本次共 1,200 格，显示 900 格；按最低一级单元和月份计数的客户中，12.5% 落在合并后的格内。"]
] as const)("the method says in %s what the privacy floor did to these data", (language, sentence) => {
  expect(view(language).querySelector("#method")?.textContent).toContain(sentence);
});
