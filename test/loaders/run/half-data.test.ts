import {publishedIn} from "../../../loaders/run/read-published.js";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, describe, expect, it} from "vitest";
import type {Readiness} from "../../../src/model/published/readiness.js";
import {languageOfPath} from "../../../src/language/pages.js";
import {siteFooter} from "../../../src/pages/shell/shell.js";
import {intervalFaults} from "../interval-faults.js";
import {builtPages} from "../page-loaders.js";
import {takeFolder, type World} from "../world.js";

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, {recursive: true, force: true})));

const people = Array.from({length: 60}, (_, i) => `C${String(i).padStart(3, "0")}`);
const months = Array.from(
  {length: 14},
  (_, i) => `${i < 4 ? 2025 : 2026}-${String(i < 4 ? 9 + i : i - 3).padStart(2, "0")}`
);

/** Takes CSV texts by table through the whole pipeline. */
async function takeHalf(tables: Readonly<Record<string, readonly string[]>>): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "lab-half-"));
  folders.push(folder);
  const raw = join(folder, "raw");
  mkdirSync(raw);
  for (const [table, lines] of Object.entries(tables))
    writeFileSync(join(raw, `${table}.csv`), `${lines.join("\n")}\n`);
  const world = await takeFolder(raw, folder);
  // With few customers most of all.
  expect(intervalFaults(world.published).faults).toEqual([]);
  return world;
}

const measurable = ({data}: World) =>
  data.indicators
    .filter(({lacks}) => lacks.length === 0)
    .map(({id}) => id)
    .sort();
const lacks = ({data}: World, indicator: string) => data.indicators.find(({id}) => id === indicator)?.lacks;

/** Value and customers of an indicator for a unit, in the year or the longest period there is. */
function shown(
  {compare}: World,
  indicator: string,
  unit = "company"
): readonly [value: number, customers: number] | null {
  const series = compare.series.find((one) => one.indicator === indicator);
  const at = series
    ? series.unit.findIndex((position, i) => compare.units[position].id === unit && series.period[i] === 0)
    : -1;
  return series && at >= 0 ? [series.value[at], series.customers[at]] : null;
}

function readinessOf({published}: World): Readiness {
  return publishedIn(published, "readiness.json");
}

/** All that the pages say in each language, of every page that there is, with nothing that only broken code says. */
async function bothPages(
  world: World,
  languages: readonly ("en" | "zh")[] = ["en", "zh"]
): Promise<{readonly en: string; readonly zh: string}> {
  const said = {en: "", zh: ""};
  const anchors = new Set<string>();
  const links: string[] = [];
  for (const [page, text] of await builtPages(world.published, languages)) {
    const {document} = parseHTML(`<!doctype html><html><body>${text}</body></html>`);
    for (const empty of document.querySelectorAll("script, style, pre")) empty.remove();
    for (const {id} of document.querySelectorAll("[id]")) anchors.add(`${page}#${id}`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href*='#']:not([rel=external])")) {
      const [target, anchor] = (link.getAttribute("href") ?? "").split("#");
      // Relative to the page, as the browser takes it; a page's file ends in .html.
      const address = target === "" ? page : new URL(target, `http://site${page}`).pathname.replace(/\.html$/, "");
      links.push(`${address}#${decodeURIComponent(anchor)}`);
    }
    for (const section of document.querySelectorAll("section, .card"))
      expect(section.textContent?.trim(), `${page} ${section.id || section.className}`).not.toBe("");
    const words = document.body.textContent ?? "";
    expect(/.{0,60}(NaN|undefined|Infinity|\[object).{0,60}/.exec(words)?.[0], page).toBeUndefined();
    expect(words.length, page).toBeGreaterThan(200);
    said[languageOfPath(page)] += words;
  }
  // A link that leads nowhere ends the build of the site.
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !anchors.has(link))).toEqual([]);
  return {
    en: said.en + siteFooter("/index", world.brief.site),
    zh: said.zh + siteFooter("/zh/index", world.brief.site)
  };
}

describe("with only a contact log", () => {
  const log = months.flatMap((month, m) =>
    people.flatMap((id, i) =>
      [2, 25].map(
        (day) =>
          `${id}-${month}-${day},${id},${i % 2 ? "North" : "South"},${month}-${String(day).padStart(2, "0")} 09:00:00,call_in,true,${(i + m) % 5 === 0 ? "false" : "true"},${100 + i}`
      )
    )
  );
  const take = () =>
    takeHalf({
      contacts: ["contact_id,customer_id,unit_id,started_at,channel,asked_for_person,answered,handled_seconds", ...log]
    });

  it("the reception figures work by the units it names, and the rest says what it lacks", async () => {
    const world = await take();
    expect(measurable(world)).toEqual(["connect_rate", "handling_time"]);
    expect(shown(world, "connect_rate")).toEqual([0.8, 60]);
    expect(shown(world, "connect_rate", "North")?.[1]).toBe(30);
    expect(world.compare.units.map(({id, kind}) => [id, kind])).toEqual([
      ["company", "company"],
      ["North", "unit"],
      ["South", "unit"]
    ]);
    expect(lacks(world, "customer_retention")).toEqual(["customers.joined_on", "customers.left_on"]);
    expect(lacks(world, "service_nps")).toEqual(expect.arrayContaining(["surveys.kind", "surveys.score"]));
    const {en, zh} = await bothPages(world);
    expect(en).toContain("Customers: no such table was read; made from the ids in Contacts.");
    expect(en).toContain("Organisation units: no such table was read; made from the ids in Contacts.");
    expect(en).toContain("Home unit of Customers: not given; all stand at the top unit.");
    expect(zh).toContain("“客户”表没有提供，由“接触”中出现的编号补出。");
    expect(zh).toContain("“客户”表的“归属单元”没有提供，全部归到最上级单元。");
    // Reasons for contacts are the one thing that the repeats lack; the whole of surveys makes five figures measurable.
    const {single, plan} = readinessOf(world);
    const alone = (table: string) => single.find(({steps}) => steps[0].table === table);
    expect(alone("surveys")?.indicators).toEqual(expect.arrayContaining(["service_nps", "contact_satisfaction"]));
    expect(single.find(({steps}) => steps[0].columns[0] === "reason")).toMatchObject({
      steps: [{table: "contacts", isTable: false}],
      indicators: expect.arrayContaining(["repeat_contact_7d"])
    });
    expect(new Set(plan.flatMap(({indicators}) => indicators)).size).toBe(world.data.indicators.length - 2);
    expect(en).toContain("What to collect next");
    expect(en).toContain("“Reception KPIs” can’t score yet: it lacks Contact satisfaction");
    expect(zh).toContain("“客户接待指标”还不能打分，缺即时满意度");
    // North and South aren't too small: nobody could be ranked by what isn't measurable.
    expect(en).not.toContain("Too small to rank");
    expect(zh).not.toContain("样本不足，不排名：");
  });
});

describe("with only when customers joined and left", () => {
  it("retention and churn work, and it is the year's", async () => {
    const customers = people.map((id, i) => `${id},2020-01-01,${i < 14 ? `${months[i]}-${i === 13 ? 28 : 15}` : ""}`);
    const world = await takeHalf({customers: ["customer_id,joined_on,left_on", ...customers]});
    expect(measurable(world)).toEqual(["customer_churn", "customer_retention"]);
    // In the seven digits that are published. Two of the sixty had left before the year began; twelve left within it.
    expect(world.brief.retention).toMatchObject({value: Number((46 / 58).toPrecision(7)), customers: 58});
    const {en, zh} = await bothPages(world);
    expect(en).toContain("Home unit of Customers: not given; all stand at the top unit.");
    expect(zh).toContain("全部归到最上级单元");
  });
});

describe("with only answers", () => {
  it("NPS works", async () => {
    const answers = months.flatMap((month) =>
      people.map(
        (id, i) =>
          `${id}-${month},${id},service_nps,${month}-${i % 2 ? "03" : "26"} 10:00:00,${month}-${i % 2 ? "03" : "26"} 10:05:00,${i % 3 === 0 ? 9 : i % 3 === 1 ? 8 : 3}`
      )
    );
    const world = await takeHalf({surveys: ["survey_id,customer_id,kind,asked_at,answered_at,score", ...answers]});
    expect(measurable(world)).toEqual(expect.arrayContaining(["answer_rate", "service_nps"]));
    expect(shown(world, "service_nps")).toEqual([0, 60]);
    await bothPages(world, ["zh"]);
  });
});

describe("with customers and counts of their contacts", () => {
  it("conversion per contact and per customer work, without a row of contacts or offers", async () => {
    const counts = months.flatMap((month) =>
      people.map((id, i) => `${id},${month}-01,${1 + (i % 3)},${i % 4 === 0 ? 1 : 0}`)
    );
    const world = await takeHalf({customer_contacts: ["customer_id,month,contacts,accepted", ...counts]});
    expect(measurable(world)).toEqual(["offer_conversion_per_contact", "offer_conversion_per_customer"]);
    const contacts = people.reduce((sum, _, i) => sum + 1 + (i % 3), 0);
    expect(world.brief.conversion?.perContact.value).toBeCloseTo(15 / contacts, 12);
    // Within the year each customer who took one took one each month.
    expect(world.brief.conversion?.perCustomer).toMatchObject({value: 15 / 60, customers: 60});
    const {en, zh} = await bothPages(world);
    expect(en).toContain("Offers: no such table was read; as many as Contact counts count.");
    expect(zh).toContain("“营销”表没有提供，按“接触次数汇总”中的次数补出。");
  });

  it("a single month is enough", async () => {
    const world = await takeHalf({
      customer_contacts: [
        "customer_id,month,contacts,accepted",
        ...people.map((id, i) => `${id},2026-09-01,2,${i % 4 === 0 ? 1 : 0}`)
      ]
    });
    expect(world.brief.conversion?.perContact.value).toBeCloseTo(15 / 120, 12);
    await bothPages(world, ["en"]);
  });
});

describe("with nothing to measure by", () => {
  it("no table at all is said plainly", async () => {
    await expect(takeHalf({})).rejects.toThrow(
      /expected at least one table with rows, such as contacts\.csv or customers\.parquet; found none$/
    );
  });

  it("tables without a whole month are said plainly", async () => {
    await expect(takeHalf({plans: ["plan_id,name,kind,fee_fen", "P,Plan,mobile,100"]})).rejects.toThrow(
      /^data: expected at least one whole month of contacts, surveys, .*; found none$/
    );
  });
});
