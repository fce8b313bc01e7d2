/** What headlines, cards, sentences and the tables behind charts show of figures that the published files hold. */
import {publishedIn} from "../../../loaders/run/read-published.js";
import {tipFrom} from "../../../src/elements/tooltip.js";
import type {Bilingual} from "../../../src/model/published/systems.js";
import {cell, score} from "./figures-told.js";
import {groundOf, numbersIn, type Reading} from "./reading.js";

const sides = ["legacy", "challenger"] as const;
const estimate = ["value", "low", "high"] as const;

/** A text without the words that say how sure an interval is, and without units that hold a number. */
const bare = (text: string) => text.replace(/95\s*%\s*(interval|区间)/g, "").replaceAll(" per 10,000", "");
const textOf = (element: Element | null | undefined) => element?.textContent ?? "";

/** Reads all of it. */
export function readSentences(reading: Reading, published: string): void {
  readTables(reading, published);
  readKept(reading, published);
  readGreenLight(reading);
  readHeading(reading, published);
  readReviewed(reading, published);
  readMix(reading, published);
  readPlanHeading(reading);
  readBooked(reading);
  readIndicator(reading, published);
}

/** Tables of units: the brief's league, and on the compare page the league's moves, the scatter's scores and the funnel's figures. */
function readTables({document, put}: Reading, published: string): void {
  const {site, year, units, playing} = groundOf(published);
  const rowsOf = (selector: string) =>
    [...(document.querySelector(selector)?.querySelectorAll("tbody tr") ?? [])].flatMap((row) => {
      const unit = idOf(units, textOf(row.querySelector("th")));
      return unit === undefined ? [] : [{unit, texts: [...row.querySelectorAll("td")].map(textOf)}];
    });
  const putScore = (of: string, text: string) => {
    const [cut, uncut] = text.split(/[;；]/);
    put(of, estimate, cut);
    if (uncut) put(`uncut ${of}`, estimate, uncut);
  };
  const ofSide = (unit: string) => sides.map((side) => score(site.systems[side].id, unit, year));
  const ranked = ["rank", "rankLow", "rankHigh"];
  for (const {unit, texts} of rowsOf(".card-league table")) {
    ofSide(unit).forEach((of, i) => {
      put(of, ranked, texts[i]);
      putScore(of, texts[2 + i]);
    });
    put(cell(playing("retention"), unit, year), estimate, texts[6]);
    put(cell(playing("retention"), unit, year), ["customers"], texts[7]);
  }
  for (const {unit, texts} of rowsOf(".card.shift table"))
    ofSide(unit).forEach((of, i) => {
      putScore(of, texts[2 * i]);
      put(of, ranked, texts[2 * i + 1]);
    });
  const cards = [...document.querySelectorAll("section.card")];
  const funnel = cards.find((card) => card.querySelector(".funnel, [class*='funnel']"));
  const indicator = funnel?.querySelector("a[href*='#indicator-']")?.getAttribute("href")?.split("#indicator-")[1];
  if (!funnel || !indicator) return;
  for (const row of funnel.querySelectorAll("tbody tr")) {
    const unit = idOf(units, textOf(row.querySelector("th")));
    if (unit === undefined) continue;
    const [customers, value, interval] = [...row.querySelectorAll("td")].map(textOf);
    put(cell(indicator, unit, year), ["customers"], customers);
    put(cell(indicator, unit, year), ["value"], bare(value));
    put(cell(indicator, unit, year), ["low", "high"], bare(interval));
  }
}

/** The brief's cards of who keeps customers: their tips, and the sentence below them. */
function readKept({document, put}: Reading, published: string): void {
  const {year, company, units, playing} = groundOf(published);
  const retention = (unit: string) => cell(playing("retention"), unit, year);
  for (const tipped of document.querySelectorAll(".card-losing [data-tip], .card-retention [data-tip]")) {
    const {title, rows} = tipFrom(tipped.getAttribute("data-tip") ?? "{}");
    const unit = idOf(units, title);
    if (unit === undefined) continue;
    const [value, interval, whole, customers] = rows.map(([, text]) => text);
    put(retention(unit), ["value"], value);
    put(retention(unit), ["low", "high"], interval);
    put(retention(company), ["value"], whole);
    put(retention(unit), ["customers"], customers);
  }
  put(retention(company), estimate, bare(textOf(document.querySelector(".card-losing .explained"))));
  const spread = textOf(document.querySelector(".card-retention .explained"));
  for (const [, value, name] of spread.matchAll(/([\d.]+%)\s?[（(]([^（()）]+)[）)]/g)) {
    const unit = idOf(units, name);
    if (unit !== undefined) put(retention(unit), ["value"], value);
  }
}

/** The brief's green lights: both shares, and their difference in percentage points. */
function readGreenLight({document, put}: Reading): void {
  const card = document.querySelector(".card-green-light");
  if (!card) return;
  [...card.querySelectorAll(".share-figure")].forEach((figure, i) =>
    put(`green light: ${["leavers", "stayers"][i]}`, estimate, bare(textOf(figure).replace("%95", "% 95")))
  );
  const meaning = bare(textOf(card.querySelector(".meaning"))).replaceAll("%", "");
  const [, difference = ""] = /([+−]\d.*)$/.exec(meaning) ?? [];
  put(
    "green light: difference",
    estimate,
    numbersIn(difference).map((one) => ({...one, value: one.value / 100, within: one.within / 100}))
  );
}

/** The compare page's claim: both scores of the company, and how closely both orders agree. */
function readHeading({document, put}: Reading, published: string): void {
  const {site, year, company} = groundOf(published);
  if (!document.querySelector(".scorecard")) return;
  const scores = numbersIn(textOf(document.querySelector("h1")));
  const said = [...document.querySelectorAll("p.lede")].flatMap((lede) =>
    [...textOf(lede).matchAll(/(−?[\d.]+)\s?[（(]95% (?:interval|区间) ([^)）;；]+)/g)].map(
      ([, value, interval]) => `${value} ${interval}`
    )
  );
  sides.forEach((side, i) => {
    const of = score(site.systems[side].id, company, year);
    put(of, ["value"], [scores[i]]);
    put(of, estimate, said[i] ?? "");
  });
  put(`agreement of both rankings in ${year}`, estimate, said[2] ?? "");
}

/** The report's review in sentences: a measure's figure, its interval and the year before. */
function readReviewed({document, put}: Reading, published: string): void {
  const {company, year, before} = groundOf(published);
  const {measures} = publishedIn(published, "report.json");
  for (const line of document.querySelectorAll(".review-side li")) {
    const text = textOf(line).trim();
    const named = measures
      .flatMap((measure) => [measure.name.en, measure.name.zh].map((name) => ({measure, name})))
      .filter(({name}) => text.startsWith(name))
      .sort((a, b) => b.name.length - a.name.length)
      .at(0);
    if (!named) continue;
    const {id, isDifference} = named.measure;
    const told = bare(text.slice(named.name.length));
    const inPoints = isDifference ? 100 : 1;
    const numbers = numbersIn(told).map((one) => ({
      ...one,
      value: one.value / inPoints,
      within: one.within / inPoints
    }));
    const hasInterval = /^[^,，]*\d[^,，]*[（(]/.test(told);
    put(cell(id, company, year), hasInterval ? estimate : ["value"], numbers);
    const hasBefore = /year before|上年/.test(told) && !/no year before|没有上年/.test(told);
    if (hasBefore) put(cell(id, company, before), ["value"], [numbers[hasInterval ? 3 : 1]]);
  }
}

/** The roles' shares of the time spent on contacts, in the report's sentence and in the table's first row. */
function readMix({document, put}: Reading, published: string): void {
  const {position} = publishedIn(published, "report.json");
  const section = document.querySelector("#position");
  if (!section || !position) return;
  const {roles} = position;
  const of = (i: number) => `share of time in contacts: ${roles[i].id}`;
  const shares = /([\d.]+%)\s?[（(]([\d.–]+%)[）)]/g;
  const lead = [...section.querySelectorAll("p")].map(textOf).find((text) => (text.match(shares) ?? []).length > 1);
  for (const [i, {name}] of roles.entries()) {
    const english = new RegExp(`([\\d.]+%) \\(([\\d.–]+%)\\) went into “${name.en.toLowerCase()}”`);
    const chinese = new RegExp(`${name.zh}占 ([\\d.]+%)（([\\d.–]+%)）`);
    const [, value, interval] = english.exec(lead ?? "") ?? chinese.exec(lead ?? "") ?? [];
    if (value && interval) put(of(i), estimate, `${value} ${interval}`);
  }
  const first = section.querySelector("table tbody tr");
  [...(first?.querySelectorAll("td.number") ?? [])]
    .slice(0, roles.length)
    .forEach((share, i) => put(of(i), estimate, textOf(share)));
}

/** The plan page's claim: today's budget, and what the suggested allotment is worth over today's. */
function readPlanHeading({document, put}: Reading): void {
  const heading = document.querySelector(".plan-heading");
  if (!heading) return;
  const of = "plan suggested over today";
  const amounts = (selector: string, digits: number) =>
    numbersIn(textOf(heading.querySelector(selector)), digits).filter(({isMoney}) => isMoney);
  const lede = amounts("p.lede", 2);
  put("plan today", ["budget"], amounts("p.lede", 3).slice(0, 1));
  put(of, ["p50", "p10", "p90"], lede.slice(-3));
  // Where a sign is told in words, the headline's amount has none: it stands last.
  put(of, ["p50"], lede.length > 0 && lede.slice(-3)[0].value > 0 ? amounts("h1", 2).slice(-1) : []);
}

/** What was booked and budgeted in the year: the plan page's sentence and the last row of its table. */
function readBooked({document, put}: Reading): void {
  const card = document.querySelector("#plan-budget");
  if (!card) return;
  const money = numbersIn(textOf(card.querySelector(".plan-said")).replaceAll("%", "")).filter(({isMoney}) => isMoney);
  const isChinese = /预算/.test(textOf(card.querySelector(".plan-said")));
  put("booked in the year", isChinese ? ["budget", "actual"] : ["actual", "budget"], money);
  const total = [...card.querySelectorAll("tr")].at(-1);
  [...(total?.querySelectorAll("td.number") ?? [])]
    .slice(0, 2)
    .forEach((text, i) => put("booked in the year", [["budget", "actual"][i]], textOf(text)));
}

/** The indicator page as built: its first indicator's league in the year. */
function readIndicator({document, put}: Reading, published: string): void {
  const {year, units} = groundOf(published);
  const link = document.querySelector("#definition a[href*='#indicator-']")?.getAttribute("href");
  const indicator = link?.split("#indicator-")[1];
  if (!indicator) return;
  for (const row of document.querySelectorAll("#league table.ind-table tbody tr")) {
    const unit = idOf(units, textOf(row.querySelector("th")));
    if (unit === undefined) continue;
    const [, value, rest] = [...row.querySelectorAll("td")].map(textOf);
    const [bounds, customers] = bare(rest).split("·");
    put(cell(indicator, unit, year), ["value"], bare(value));
    put(cell(indicator, unit, year), ["low", "high"], bounds);
    put(cell(indicator, unit, year), ["customers"], customers ?? "");
  }
}

/** The id of what has a name, in either language. */
function idOf(all: readonly {readonly id: string; readonly name: Bilingual}[], name: string): string | undefined {
  return all.find(({name: own}) => [own.en, own.zh].includes(name.trim()))?.id;
}
