/** What the published files and the built pages say of the same figures, each statement with the place where it stands. */
import {tipFrom} from "../../../src/elements/tooltip.js";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {publishedIn} from "../../../loaders/run/read-published.js";
import {Database, literal} from "../../../loaders/ground/database.js";
import {indicatorPlaying, type IndicatorPart} from "../../../src/model/published/parts.js";
import type {Estimate} from "../../../src/model/published/site.js";

/** One statement of a figure. */
export interface Told {
  /** What it is a figure of: `customer_retention of U0003 in 2025-10..2026-09: low`. */
  readonly figure: string;
  readonly where: string;
  readonly value: number;
  /** How far it may be from the figure: half of the last digit shown; 0 in files, which keep seven digits. */
  readonly within: number;
}

const cell = (indicator: string, unit: string, period: string) => `${indicator} of ${unit} in ${period}`;
const score = (system: string, unit: string, period: string) => `score by ${system} of ${unit} in ${period}`;

/** All that the JSON files and the CSV tables of a folder say of indicators and scores of units. */
export async function toldByFiles(published: string): Promise<Told[]> {
  const told: Told[] = [];
  const put = (where: string, of: string, parts: Readonly<Record<string, unknown>>) => {
    for (const [part, value] of Object.entries(parts))
      if (typeof value === "number") told.push({figure: `${of}: ${part}`, where, value, within: 0});
  };
  const estimate = (where: string, of: string, figure: Estimate | null) => {
    if (figure) put(where, of, {...figure});
  };

  const {site, league, conversion, retention} = publishedIn(published, "brief.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  const company = publishedIn(published, "compare.json").units[0].id;
  const playing = (part: IndicatorPart) => indicatorPlaying(site.indicators, part) ?? part;
  for (const unit of league.units) {
    for (const side of ["legacy", "challenger"] as const) {
      const {score: value, low, high, rank, rankLow, rankHigh, uncut} = unit[side];
      put("brief.json", score(site.systems[side].id, unit.id, year), {value, low, high, rank, rankLow, rankHigh});
      if (uncut) put("brief.json", `uncut ${score(site.systems[side].id, unit.id, year)}`, {...uncut});
    }
    put("brief.json", `move of ${unit.id} in ${year}`, {places: unit.move, reversalShare: unit.reversalShare});
    estimate("brief.json", cell(playing("retention"), unit.id, year), unit.retention);
    estimate("brief.json", cell(playing("conversion_per_contact"), unit.id, year), unit.conversionPerContact);
    estimate("brief.json", cell(playing("conversion_per_customer"), unit.id, year), unit.conversionPerCustomer);
  }
  estimate("brief.json", cell(playing("retention"), company, year), retention);
  estimate("brief.json", cell(playing("conversion_per_contact"), company, year), conversion?.perContact ?? null);
  estimate("brief.json", cell(playing("conversion_per_customer"), company, year), conversion?.perCustomer ?? null);

  const {units, periods, series} = publishedIn(published, "compare.json");
  for (const {indicator, unit, period, value, standardError, customers} of series)
    value.forEach((one, i) =>
      put("compare.json", cell(indicator, units[unit[i]].id, periods[period[i]].id), {
        value: one,
        standardError: standardError[i],
        customers: customers[i]
      })
    );

  const report = publishedIn(published, "report.json");
  const indicators = new Set(report.measures.filter(({isIndicator}) => isIndicator).map(({id}) => id));
  const before = periods.find(({grain, id}) => grain === "year" && id !== year)?.id ?? "the year before";
  for (const {measure, unit, now, before: earlier} of report.figures) {
    if (!indicators.has(measure)) continue;
    estimate("report.json", cell(measure, unit, year), now);
    estimate("report.json", cell(measure, unit, before), earlier);
  }

  for (const {counted, lived, quarters} of publishedIn(published, "gaming.json").inData?.twins ?? [])
    for (const quarter of quarters) {
      const period = `${quarter.from}..${quarter.to}`;
      estimate("gaming.json", cell(counted, company, period), quarter.counted);
      estimate("gaming.json", cell(lived, company, period), quarter.lived);
    }

  estimate(
    "plan-base.json",
    cell(playing("service_recommendation"), company, year),
    publishedIn(published, "plan-base.json").nps
  );

  for (const row of await rowsOf(join(published, "sql-cells.csv"))) {
    const {value, standard_error: standardError, low, high, customers} = row;
    put("sql-cells.csv", cell(String(row.indicator), String(row.unit_id), String(row.period_id)), {
      value,
      standardError,
      low,
      high,
      customers
    });
  }
  for (const row of await rowsOf(join(published, "sql-scores.csv"))) {
    const of = score(String(row.system), String(row.unit_id), String(row.period_id));
    const {score: value, low, high, place: rank, place_low: rankLow, place_high: rankHigh} = row;
    put("sql-scores.csv", of, {value, low, high, rank, rankLow, rankHigh});
    put("sql-scores.csv", `uncut ${of}`, {value: row.uncut, low: row.uncut_low, high: row.uncut_high});
  }
  for (const row of await rowsOf(join(published, "sql-league.csv"))) {
    const unit = String(row.unit_id);
    put("sql-league.csv", score(site.systems.legacy.id, unit, year), {value: row.legacy_score, rank: row.legacy_place});
    put("sql-league.csv", score(site.systems.challenger.id, unit, year), {
      value: row.challenger_score,
      rank: row.challenger_place
    });
    put("sql-league.csv", `move of ${unit} in ${year}`, {places: row.move, reversalShare: row.reversal_share});
  }
  return told;
}

async function rowsOf(file: string): Promise<Record<string, unknown>[]> {
  const database = await Database.open();
  try {
    return await database
      .rows(`SELECT COLUMNS(*)::VARCHAR FROM read_csv(${literal(file)}, header = true, all_varchar = true)`)
      .then((rows) =>
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, text]) => [
              name,
              text !== null && text !== "" && Number.isFinite(Number(text)) ? Number(text) : text
            ])
          )
        )
      );
  } finally {
    database.close();
  }
}

/** A number as it is read in a text, and half of its last digit. */
interface Shown {
  readonly value: number;
  readonly within: number;
}

/** The numbers of a text, in their order: `84.8% (79.4–88.9%)` has three, and each is a share where the text shows percent. */
export function numbersIn(text: string): Shown[] {
  return [...text.matchAll(/(?<![\d.])[−-]?\d[\d,]*(?:\.\d+)?/g)].map(([number]) => {
    const plain = number.replace("−", "-").replaceAll(",", "");
    const decimals = plain.split(".")[1]?.length ?? 0;
    const unit = text.includes("%") ? 0.01 : 1;
    return {value: Number(plain) * unit, within: (0.5 * unit) / 10 ** decimals};
  });
}

/** What the built pages show of the same, read as a reader reads it: the brief's league in its tips, both scorecards, the report's review. */
export function toldByPages(texts: ReadonlyMap<string, string>, published: string): Told[] {
  const {site} = publishedIn(published, "brief.json");
  const {units} = publishedIn(published, "compare.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  const company = units[0].id;
  const playing = (part: IndicatorPart) => indicatorPlaying(site.indicators, part) ?? part;
  const told: Told[] = [];
  const put = (where: string, of: string, names: readonly string[], text: string) => {
    const numbers = numbersIn(text);
    names.forEach((name, i) => {
      if (numbers[i]) told.push({figure: `${of}: ${name}`, where, ...numbers[i]});
    });
  };
  for (const [page, text] of texts) {
    const {document} = parseHTML(`<!doctype html><html><body>${text}</body></html>`);
    for (const item of document.querySelectorAll(".league-list li[data-unit]")) {
      const unit = item.getAttribute("data-unit") ?? "";
      const {rows} = tipFrom(item.getAttribute("data-tip") ?? "{}");
      (["legacy", "challenger"] as const).forEach((side, i) => {
        const of = score(site.systems[side].id, unit, year);
        put(page, of, ["rank", "rankLow", "rankHigh"], rows[i][1]);
        const [cut, uncut] = rows[2 + i][1].split(/[;；]/);
        put(page, of, ["value", "low", "high"], cut);
        if (uncut) put(page, `uncut ${of}`, ["value", "low", "high"], uncut);
      });
      const kept = rows.find(([label]) => /kept|留存|保有|仍在/.test(label));
      if (kept) put(page, cell(playing("retention"), unit, year), ["value", "low", "high"], kept[1]);
    }
    const cards: readonly (readonly [string, IndicatorPart])[] = [
      [".card-conversion .side-legacy", "conversion_per_contact"],
      [".card-conversion .side-challenger", "conversion_per_customer"],
      [".card-retention", "retention"]
    ];
    for (const [selector, part] of cards) {
      const card = document.querySelector(selector);
      if (!card) continue;
      const of = cell(playing(part), company, year);
      put(page, of, ["value"], card.querySelector(".middle")?.textContent ?? "");
      const interval = (card.querySelector(".interval-text")?.textContent ?? "").replace(/95\s*%/, "");
      const [bounds, customers] = interval.split("·");
      put(page, of, ["low", "high"], bounds);
      put(page, of, ["customers"], customers ?? "");
    }
    for (const side of ["legacy", "challenger"] as const) {
      const card = document.querySelector(`.scorecard.${side}`);
      if (!card) continue;
      const of = score(site.systems[side].id, company, year);
      put(page, of, ["value"], card.querySelector(".score-figure .big")?.textContent ?? "");
      const [interval] = (card.querySelector(".score-figure .soft")?.textContent ?? "")
        .replace(/95\s*%/, "")
        .split("·");
      put(page, of, ["low", "high"], interval);
      for (const row of card.querySelectorAll("table.indicators tbody tr")) {
        const indicator = row.querySelector("a[href*='#indicator-']")?.getAttribute("href")?.split("#indicator-")[1];
        const [interval95, n] = [...row.querySelectorAll("td.value span")].map((span) => span.textContent ?? "");
        if (!indicator || site.indicators.find(({id}) => id === indicator)?.format !== "percent") continue;
        const value = cell(indicator, company, year);
        put(page, value, ["value"], row.querySelector("td.value b")?.textContent ?? "");
        put(page, value, ["low", "high"], interval95 ?? "");
        put(page, value, ["customers"], n ?? "");
      }
    }
    for (const row of document.querySelectorAll("table.review tbody tr")) {
      const indicator = row.querySelector("th a")?.getAttribute("href")?.split("#indicator-")[1];
      if (!indicator || site.indicators.find(({id}) => id === indicator)?.format !== "percent") continue;
      put(page, cell(indicator, company, year), ["value"], row.querySelector("td b")?.textContent ?? "");
    }
  }
  return told;
}

/** Where in the JSON files an interval stands, as `brief.json: league.units[].retention`, each once. */
export function intervalPlaces(published: string): string[] {
  const places = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((one) => walk(one, `${path}[]`));
    else if (typeof value === "object" && value !== null) {
      if ("low" in value && "high" in value) places.add(path);
      for (const [name, one] of Object.entries(value)) walk(one, path.endsWith(": ") ? path + name : `${path}.${name}`);
    }
  };
  for (const file of readdirSync(published).filter((name) => name.endsWith(".json")))
    walk(JSON.parse(readFileSync(join(published, file), "utf8")), `${file}: `);
  return [...places].sort();
}
