/** What the built pages show of figures that the published files hold, read as a reader reads it: charts' tips, tables and prose. */
import {publishedIn} from "../../../loaders/run/read-published.js";
import {tipFrom} from "../../../src/elements/tooltip.js";
import type {IndicatorPart} from "../../../src/model/published/parts.js";
import {cell, score, type Told} from "./figures-told.js";
import {groundOf, numbersIn, type Reading} from "./reading.js";
import {readSentences} from "./sentences-told.js";

/** All that the built pages show of figures of the files. */
export function toldByPages(documents: ReadonlyMap<string, Document>, published: string): Told[] {
  const told: Told[] = [];
  for (const [page, document] of documents) {
    const put: Reading["put"] = (of, names, numbers) => {
      const shown = typeof numbers === "string" ? numbersIn(numbers) : numbers;
      names.forEach((name, i) => {
        if (shown[i])
          told.push({figure: `${of}: ${name}`, where: page, value: shown[i].value, within: shown[i].within});
      });
    };
    const reading = {document, put};
    readLeague(reading, published);
    readBriefCards(reading, published);
    readStake(reading);
    readScorecards(reading, published);
    readReview(reading, published);
    readScenarios(reading);
    readBudget(reading, published);
    readSentences(reading, published);
  }
  return told;
}

/** The brief's league, in the tips of its rows. */
function readLeague({document, put}: Reading, published: string): void {
  const {site, year, playing} = groundOf(published);
  for (const item of document.querySelectorAll(".league-list li[data-unit]")) {
    const unit = item.getAttribute("data-unit") ?? "";
    const {rows} = tipFrom(item.getAttribute("data-tip") ?? "{}");
    (["legacy", "challenger"] as const).forEach((side, i) => {
      const of = score(site.systems[side].id, unit, year);
      put(of, ["rank", "rankLow", "rankHigh"], rows[i][1]);
      const [cut, uncut] = rows[2 + i][1].split(/[;；]/);
      put(of, ["value", "low", "high"], cut);
      if (uncut) put(`uncut ${of}`, ["value", "low", "high"], uncut);
    });
    const kept = rows.find(([label]) => /kept|留存|保有|仍在/.test(label));
    if (kept) put(cell(playing("retention"), unit, year), ["value", "low", "high"], kept[1]);
  }
}

function readBriefCards({document, put}: Reading, published: string): void {
  const {company, year, playing} = groundOf(published);
  const cards: readonly (readonly [string, IndicatorPart])[] = [
    [".card-conversion .side-legacy", "conversion_per_contact"],
    [".card-conversion .side-challenger", "conversion_per_customer"],
    [".card-retention", "retention"]
  ];
  for (const [selector, part] of cards) {
    const card = document.querySelector(selector);
    if (!card) continue;
    const of = cell(playing(part), company, year);
    put(of, ["value"], card.querySelector(".middle")?.textContent ?? "");
    const interval = (card.querySelector(".interval-text")?.textContent ?? "").replace(/95\s*%/, "");
    const [bounds, customers] = interval.split("·");
    put(of, ["low", "high"], bounds);
    put(of, ["customers"], customers ?? "");
  }
}

/** The verdict's sentence: `about 120 customers and ¥1.2 million a year`, both to two digits. */
function readStake({document, put}: Reading): void {
  for (const strong of document.querySelectorAll("strong")) {
    const text = strong.textContent ?? "";
    if (!/^about .* a year$|^每年约多留/.test(text)) continue;
    const numbers = numbersIn(text, 2);
    const [customers] = numbers.filter(({isMoney}) => !isMoney);
    const rounded = customers.value >= 100 ? 0.5 * 10 ** (Math.floor(Math.log10(customers.value)) - 1) : 0.5;
    put("what the better ranking points to", ["customers"], [{...customers, within: rounded}]);
    put(
      "what the better ranking points to",
      ["yuan"],
      numbers.filter(({isMoney}) => isMoney)
    );
  }
}

/** Both scorecards of the compare page: scores, and every indicator's figure in its own unit. */
function readScorecards({document, put}: Reading, published: string): void {
  const {site, company, year} = groundOf(published);
  for (const side of ["legacy", "challenger"] as const) {
    const card = document.querySelector(`.scorecard.${side}`);
    if (!card) continue;
    const of = score(site.systems[side].id, company, year);
    put(of, ["value"], card.querySelector(".score-figure .big")?.textContent ?? "");
    const [interval] = (card.querySelector(".score-figure .soft")?.textContent ?? "").replace(/95\s*%/, "").split("·");
    put(of, ["low", "high"], interval);
    for (const row of card.querySelectorAll("table.indicators tbody tr")) {
      const indicator = row.querySelector("a[href*='#indicator-']")?.getAttribute("href")?.split("#indicator-")[1];
      const [interval95, n] = [...row.querySelectorAll("td.value span")].map((span) => span.textContent ?? "");
      if (!indicator) continue;
      const value = cell(indicator, company, year);
      put(value, ["value"], row.querySelector("td.value b")?.textContent ?? "");
      put(value, ["low", "high"], interval95 ?? "");
      put(value, ["customers"], n ?? "");
    }
  }
}

/** The report's review: indicators by their link, its own measures by their name. Differences of shares stand in percentage points. */
function readReview({document, put}: Reading, published: string): void {
  const {company, year} = groundOf(published);
  const {measures} = publishedIn(published, "report.json");
  for (const row of document.querySelectorAll("table.review tbody tr")) {
    const linked = row.querySelector("th a")?.getAttribute("href")?.split("#indicator-")[1];
    const name = row.querySelector("th span")?.textContent ?? "";
    const measure = measures.find(({id, name: own}) =>
      linked === undefined ? [own.en, own.zh].includes(name) : id === linked
    );
    if (!measure) continue;
    const text = row.querySelector("td b")?.textContent ?? "";
    put(
      cell(measure.id, company, year),
      ["value"],
      numbersIn(text).map((one) =>
        measure.isDifference ? {...one, value: one.value / 100, within: one.within / 100} : one
      )
    );
  }
}

/** The plan page's table of scenarios. */
function readScenarios({document, put}: Reading): void {
  const [head, ...rows] = [...document.querySelectorAll("table.plan-compare tr")];
  if (!head) return;
  const told = [
    "budget",
    "npv",
    null,
    null,
    "customersYear",
    "leftYear",
    "revenueYear",
    "costYear",
    "costOfContact",
    "repeatShare"
  ];
  [...head.querySelectorAll("button")].forEach((button, column) => {
    const scenario = button.id.replace("focus-", "");
    told.forEach((part, row) => {
      const text = rows[row]?.querySelectorAll("td")[column]?.textContent ?? "";
      if (part !== null) put(`plan ${scenario}`, [part], text);
    });
    put(`npv of plan ${scenario}`, ["p10", "p90"], rows[2]?.querySelectorAll("td")[column]?.textContent ?? "");
  });
}

/** The report's budget: its three sentences, spending by lever, and the year beside today's. */
function readBudget({document, put}: Reading, published: string): void {
  const {budget} = publishedIn(published, "report.json");
  const spending = document.querySelector("table.spending");
  if (!budget || !spending) return;
  const plan = `plan ${budget.scenario.id}`;
  const tables = [...document.querySelectorAll("table")];
  const compared = tables[tables.findIndex((one) => one === spending) + 1];
  for (const row of spending.querySelectorAll("tbody tr")) {
    const name = row.querySelector("th")?.firstChild?.textContent ?? "";
    const lever = budget.lines.find(({name: own}) => [own.en, own.zh].includes(name))?.lever ?? name;
    const [now, then] = [...row.querySelectorAll("td.number")].map((one) => one.textContent ?? "");
    put("spending in plan today", [lever], now);
    put(`spending in ${plan}`, [lever], then);
  }
  const rows = ["costYear", "revenueYear", "customersYear", "leftYear", "contactsYear"];
  [...compared.querySelectorAll("tbody tr")].forEach((row, i) => {
    const [now, then, change] = [...row.querySelectorAll("td.number")].map((one) => one.textContent ?? "");
    put("plan today", [rows[i]], now);
    put(plan, [rows[i]], then);
    put(`${plan} over today`, [`change of ${rows[i]}`], change);
  });
  const amounts = (text: string) => numbersIn(text.replaceAll("%", "")).filter(({isMoney}) => isMoney);
  const [lead, risk, likeliest] = [...(spending.closest("section")?.querySelectorAll("p") ?? [])]
    .map((one) => one.textContent ?? "")
    .filter((text) => amounts(text).length > 1);
  const [planned, now] = amounts(lead).slice(-2);
  put(plan, ["budget"], [planned]);
  put("plan today", ["budget"], [now]);
  put(`${plan} over today`, ["p50", "p10", "p90"], amounts(risk));
  put(`${plan} over today`, ["change of costYear", "change of revenueYear"], amounts(likeliest));
}
