/** What the published files and the built pages say of the same figures, each statement with the place where it stands. */
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
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

export const cell = (indicator: string, unit: string, period: string) => `${indicator} of ${unit} in ${period}`;
export const score = (system: string, unit: string, period: string) => `score by ${system} of ${unit} in ${period}`;

/** All that the JSON files and the CSV tables of a folder say of indicators and scores of units, of the plan and of what is at stake. */
export async function toldByFiles(published: string): Promise<Told[]> {
  const told: Told[] = [];
  const tell: Tell = (where, of, parts) => {
    for (const [part, value] of Object.entries(parts ?? {}))
      if (typeof value === "number") told.push({figure: `${of}: ${part}`, where, value, within: 0});
  };
  tellBrief(published, tell);
  tellComparison(published, tell);
  await tellTables(published, tell);
  return [...told, ...moneyByFiles(published)];
}

/** Takes down the numbers among the parts of a figure; none where there is no figure. */
type Tell = (where: string, of: string, parts: Readonly<Record<string, unknown>> | Estimate | null) => void;

function tellBrief(published: string, tell: Tell): void {
  const {site, league, figures, conversion, retention, greenLight} = publishedIn(published, "brief.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  const company = publishedIn(published, "compare.json").units[0].id;
  const playing = (part: IndicatorPart) => indicatorPlaying(site.indicators, part) ?? part;
  for (const unit of league.units) {
    for (const side of ["legacy", "challenger"] as const) {
      const {score: value, low, high, rank, rankLow, rankHigh, uncut} = unit[side];
      tell("brief.json", score(site.systems[side].id, unit.id, year), {value, low, high, rank, rankLow, rankHigh});
      if (uncut) tell("brief.json", `uncut ${score(site.systems[side].id, unit.id, year)}`, {...uncut});
    }
    tell("brief.json", `move of ${unit.id} in ${year}`, {places: unit.move, reversalShare: unit.reversalShare});
  }
  // Those of the pair's league, and those of all units that another pair may rank.
  for (const unit of [...league.units, ...figures]) {
    tell("brief.json", cell(playing("retention"), unit.id, year), unit.retention);
    tell("brief.json", cell(playing("conversion_per_contact"), unit.id, year), unit.conversionPerContact);
    tell("brief.json", cell(playing("conversion_per_customer"), unit.id, year), unit.conversionPerCustomer);
  }
  tell("brief.json", cell(playing("retention"), company, year), retention);
  tell("brief.json", `agreement of both rankings in ${year}`, league.agreement);
  for (const [where, lights] of [
    ["brief.json", greenLight],
    ["cohorts.json", publishedIn(published, "cohorts.json").greenLight]
  ] as const)
    for (const of of ["leavers", "stayers", "difference"] as const)
      tell(where, `green light: ${of}`, lights?.[of] ?? null);
  tell("brief.json", cell(playing("conversion_per_contact"), company, year), conversion?.perContact ?? null);
  tell("brief.json", cell(playing("conversion_per_customer"), company, year), conversion?.perCustomer ?? null);
}

/** The period of the year before the last one. */
export function yearBefore(published: string): string {
  const {site, periods} = publishedIn(published, "compare.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  return periods.find(({grain, id}) => grain === "year" && id !== year)?.id ?? "the year before";
}

/** The comparison, the report, the twins and the plan's NPS. */
function tellComparison(published: string, tell: Tell): void {
  const {site} = publishedIn(published, "brief.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  const {units, periods, series} = publishedIn(published, "compare.json");
  const company = units[0].id;
  for (const {indicator, unit, period, value, standardError, customers} of series)
    value.forEach((one, i) =>
      tell("compare.json", cell(indicator, units[unit[i]].id, periods[period[i]].id), {
        value: one,
        standardError: standardError[i],
        customers: customers[i]
      })
    );

  const list = publishedIn(published, "indicators.json");
  for (const {indicator, latest} of list.listed)
    if (latest) tell("indicators.json", cell(indicator, company, periods[latest.period].id), {...latest, period: null});
  for (const {series: own} of publishedIn(published, "indicator-files.json").files)
    own.value.forEach((value, i) =>
      tell("indicator-files.json", cell(own.indicator, list.units[own.unit[i]].id, list.periods[own.period[i]].id), {
        value,
        standardError: own.standardError[i],
        customers: own.customers[i]
      })
    );

  const report = publishedIn(published, "report.json");
  const before = yearBefore(published);
  for (const {measure, unit, now, before: earlier} of report.figures) {
    tell("report.json", cell(measure, unit, year), now);
    tell("report.json", cell(measure, unit, before), earlier);
  }

  report.position?.roles.forEach(({id}, i) =>
    tell("report.json", `share of time in contacts: ${id}`, report.position?.whole?.shares[i] ?? null)
  );

  for (const {counted, lived, quarters} of publishedIn(published, "gaming.json").observed?.twins ?? [])
    for (const quarter of quarters) {
      const period = `${quarter.from}..${quarter.to}`;
      tell("gaming.json", cell(counted, company, period), quarter.counted);
      tell("gaming.json", cell(lived, company, period), quarter.lived);
    }

  tell(
    "plan-base.json",
    cell(indicatorPlaying(site.indicators, "service_recommendation") ?? "service_recommendation", company, year),
    publishedIn(published, "plan-base.json").nps
  );
}

async function tellTables(published: string, tell: Tell): Promise<void> {
  const {site} = publishedIn(published, "brief.json");
  const year = `${site.yearFrom}..${site.yearTo}`;
  for (const row of await rowsOf(join(published, "sql-cells.csv"))) {
    const {value, standard_error: standardError, low, high, customers} = row;
    tell("sql-cells.csv", cell(String(row.indicator), String(row.unit_id), String(row.period_id)), {
      value,
      standardError,
      low,
      high,
      customers
    });
  }
  for (const row of await rowsOf(join(published, "sql-scores.csv"))) {
    const of = score(String(row.system), String(row.unit_id), String(row.period_id));
    const {score: value, low, high, rank, rank_low: rankLow, rank_high: rankHigh} = row;
    tell("sql-scores.csv", of, {value, low, high, rank, rankLow, rankHigh});
    tell("sql-scores.csv", `uncut ${of}`, {value: row.uncut, low: row.uncut_low, high: row.uncut_high});
  }
  for (const row of await rowsOf(join(published, "sql-league.csv"))) {
    const unit = String(row.unit_id);
    tell("sql-league.csv", score(site.systems.legacy.id, unit, year), {
      value: row.legacy_score,
      rank: row.legacy_rank
    });
    tell("sql-league.csv", score(site.systems.challenger.id, unit, year), {
      value: row.challenger_score,
      rank: row.challenger_rank
    });
    tell("sql-league.csv", `move of ${unit} in ${year}`, {places: row.move, reversalShare: row.reversal_share});
  }
}

/** What the files say of the plan's years and of what the better ranking points to: money, customers, contacts. */
function moneyByFiles(published: string): Told[] {
  const told: Told[] = [];
  const put = (where: string, of: string, parts: Readonly<Record<string, number>>) => {
    for (const [part, value] of Object.entries(parts)) told.push({figure: `${of}: ${part}`, where, value, within: 0});
  };
  const {levers, costs} = publishedIn(published, "plan-base.json");
  const {study} = publishedIn(published, "plan.json");
  for (const {id, totals, spend, costOfContact, repeatShare, risk} of study?.results ?? []) {
    const {npv, costYear, revenueYear, customersYear, leftYear, contactsYear} = totals;
    const budget = spend.reduce((sum, yuan) => sum + yuan, 0);
    put("plan.json", `plan ${id}`, {npv, costYear, revenueYear, customersYear, leftYear, contactsYear, budget});
    put("plan.json", `plan ${id}`, {costOfContact, repeatShare});
    if (risk) put("plan.json", `npv of plan ${id}`, {p10: risk.npv.p10, p90: risk.npv.p90});
    levers.forEach((lever, i) => put("plan.json", `spending in plan ${id}`, {[lever.id]: spend[i]}));
  }
  const lastYear = (kind: "actual" | "budget") =>
    costs.reduce((sum, cost) => sum + cost[kind].slice(-12).reduce((all, fen) => all + fen, 0), 0);
  put("plan-base.json", "booked in the year", {actual: lastYear("actual"), budget: lastYear("budget")});
  const [suggested, asToday] = ["suggested", "today"].map(
    (id) => study?.results.findIndex((result) => result.id === id) ?? -1
  );
  const gain = study?.beats[suggested]?.[asToday]?.difference;
  if (gain) put("plan.json", "plan suggested over today", {...gain});
  const {budget} = publishedIn(published, "report.json");
  if (budget) {
    const {scenario, lines, today, plan, risk} = budget;
    put("report.json", `plan ${scenario.id}`, plan);
    put("report.json", "plan today", today);
    put("report.json", `plan ${scenario.id} over today`, {...risk.npv, ...differences(plan, today)});
    for (const line of lines) {
      put("report.json", `spending in plan ${scenario.id}`, {[line.lever]: line.plan});
      put("report.json", "spending in plan today", {[line.lever]: line.today});
    }
  }
  for (const [where, verdict] of [
    ["brief.json", publishedIn(published, "brief.json").verdict],
    ["evidence.json", publishedIn(published, "evidence.json").verdict]
  ] as const) {
    const {customers, yuan} = verdict?.stake ?? {};
    // The sentence turns the sign with the side that it speaks for.
    if (customers) put(where, "what the better ranking points to", {customers: Math.abs(customers.value)});
    if (yuan) put(where, "what the better ranking points to", {yuan: Math.abs(yuan.value)});
  }
  return told;
}

function differences<Part extends string>(
  one: Readonly<Record<Part, number>>,
  other: Readonly<Record<Part, number>>
): Record<string, number> {
  return Object.fromEntries(
    Object.entries<number>(one).map(([part, value]) => [
      `change of ${part}`,
      value - (new Map(Object.entries<number>(other)).get(part) ?? NaN)
    ])
  );
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
