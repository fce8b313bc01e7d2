import {beforeAll, describe, expect, it} from "vitest";
import {publishedIn} from "../../../loaders/run/read-published.js";
import {scoredByEither} from "../../../src/model/scoring/system-score.js";
import {pageAddress, pageNames} from "../../../src/language/pages.js";
import {builtPages} from "../page-loaders.js";
import {sharedWorld} from "../world.js";
import {languagesApart} from "./both-languages.js";
import {intervalPlaces, toldByFiles, type Told} from "./figures-told.js";
import {toldByPages} from "./pages-told.js";
import {documentOf, numbersIn} from "./reading.js";

let published = "";
let files: Told[] = [];
let pages: Told[] = [];
let documents: ReadonlyMap<string, Document>;
beforeAll(async () => {
  ({published} = await sharedWorld());
  files = await toldByFiles(published);
  const texts = await builtPages(published, ["en", "zh"]);
  documents = new Map([...texts].map(([page, text]) => [page, documentOf(text)]));
  pages = toldByPages(documents, published);
});

/** Intervals that no second place tells. */
const alone = [
  "brief.json: league.agreement",
  ...["other", "portOut"].flatMap((kind) =>
    ["difference", "leavers", "stayers"].map((side) => `cohorts.json: before.${kind}.features[].${side}`)
  ),
  ...["inTerm", "leaving", "newOnlyPlan", "paid", "perGigabyte"].map((one) => `cohorts.json: byTenure[].${one}`),
  "evidence.json: cards[].independence",
  ...["period", "sampling", "unit", "unitPeriod"].map((one) => `evidence.json: cards[].levels[].components.${one}`),
  ...[
    "customersFor70",
    "customersFor90",
    "discrimination",
    "lasting",
    "rankability",
    "stability",
    "wrongHalf",
    "wrongTopQuarter"
  ].map((one) => `evidence.json: cards[].levels[].${one}`),
  "evidence.json: independent.challenger.amount",
  "evidence.json: independent.legacy.amount",
  // Ranks among the units that every specification can rank: fewer than the league of the kind has.
  "evidence.json: ranks.units[].challenger",
  "evidence.json: ranks.units[].legacy",
  "gaming.json: observed.durations",
  "gaming.json: observed.slopes[].between",
  "gaming.json: observed.slopes[].within",
  "gaming.json: observed.traces.findings[].units[]",
  "gaming.json: observed.twins[].agreement",
  "gaming.json: replays.behaviours[].points[].challenger",
  "gaming.json: replays.behaviours[].points[].legacy",
  ...[
    "commission_by_joins",
    "fixed_labour_share",
    "leaving_from_repeats",
    "leaving_from_unanswered",
    "margin_share",
    "repeats_from_haste",
    "wage_growth"
  ].map((one) => `plan-base.json: assumptions.${one}`),
  ...["hasteToRepeats", "outagesToLeaving", "outagesToNeeds"].map((one) => `plan-base.json: estimates.${one}`),
  "plan-base.json: levers[].effects[].most",
  "plan-base.json: levers[].half",
  "plan.json: facts.backtest.lines[]",
  "plan.json: facts.backtest.lines[].years[]",
  "plan.json: facts.tornado.bars[]",
  "report.json: figures[].parts.own",
  "report.json: figures[].parts.partner",
  "report.json: position.by[].rows[].shares[]",
  "report.json: position.whole.shares[]"
];

/** Two statements agree where they are no further apart than their last digits allow; files keep seven digits. */
function disagreements(told: readonly Told[]): string[] {
  const first = new Map<string, Told>();
  const apart: string[] = [];
  for (const one of told) {
    const other = first.get(one.figure);
    if (!other) {
      first.set(one.figure, one);
      continue;
    }
    const allowed = one.within + other.within + 1e-6 * Math.max(1e-3, Math.abs(other.value));
    if (Math.abs(one.value - other.value) > allowed)
      apart.push(`${one.figure}: ${other.value} in ${other.where}, ${one.value} in ${one.where}`);
  }
  return apart;
}

/** Figures that at least two of the named places tell. */
const shared = (told: readonly Told[], one: string, other: string) => {
  const of = (where: string) => new Set(told.filter((each) => each.where === where).map(({figure}) => figure));
  const figures = of(other);
  return [...of(one)].filter((figure) => figures.has(figure)).length;
};

describe("a figure that stands in several places", () => {
  it("is the same in all published files", () => {
    expect(disagreements(files)).toEqual([]);
    // Each of these tells of the others, so that agreement isn't for want of meeting.
    expect(shared(files, "brief.json", "sql-scores.csv")).toBeGreaterThan(100);
    expect(shared(files, "brief.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "compare.json", "sql-cells.csv")).toBeGreaterThan(1000);
    expect(shared(files, "report.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "gaming.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "indicators.json", "sql-cells.csv")).toBeGreaterThan(100);
    expect(shared(files, "indicator-files.json", "sql-cells.csv")).toBeGreaterThan(2000);
    expect(shared(files, "sql-league.csv", "sql-scores.csv")).toBeGreaterThan(40);
  });

  it("is the same on all pages, in both languages, but for the digits that a page leaves out", () => {
    expect(disagreements([...files, ...pages])).toEqual([]);
    // How many statements of figures that files hold are read, in each language: about a tenth less than there are.
    const least = {brief: 500, compare: 280, indicators: 40, plan: 40, report: 140} as const;
    for (const page of ["brief", "compare", "indicators", "plan", "report"] as const)
      for (const one of [pageAddress(page, "en"), pageAddress(page, "zh")])
        expect(pages.filter(({where}) => where === one).length, one).toBeGreaterThan(least[page]);
  });

  it("is the same in English and in Chinese: every number of every page’s tables, tips and sentences", () => {
    const held = pageNames.map((page) => {
      const [english, chinese] = [pageAddress(page, "en"), pageAddress(page, "zh")].map(
        (at) => documents.get(at) ?? documentOf("")
      );
      return {page, ...languagesApart(english, chinese)};
    });
    expect(held.flatMap(({page, apart}) => apart.map((one) => `${page}: ${one}`))).toEqual([]);
    for (const {page, numbers} of held) expect(numbers, page).toBeGreaterThan(40);
    expect(held.reduce((sum, {numbers}) => sum + numbers, 0)).toBeGreaterThan(8000);
  });

  it("is found out where only one language tells it, in a cell, a tip or a sentence", () => {
    const page = (share: string, tip: string, sentence: string) =>
      `<table><tr><td class="number">${share}</td></tr></table><i data-tip='{"title":"","rows":[["n","${tip}"]]}'></i><p>${sentence}</p>`;
    const english = page("62% (58–66%)", "Sep 2026: ¥1.2 million", "Nine units of 42, 3 of them in 1 in 40");
    const told = (chinese: string) => languagesApart(documentOf(english), documentOf(chinese)).apart.length;
    expect(told(page("62%（58–66%）", "2026年9月：120 万元", "42 个单元中有九个，其中三个，四十分之一"))).toBe(0);
    expect(told(page("63%（58–66%）", "2026年9月：120 万元", "42 个单元中有九个，其中三个，四十分之一"))).toBe(1);
    expect(told(page("62%（58–66%）", "2026年8月：120 万元", "42 个单元中有九个，其中三个，四十分之一"))).toBe(1);
    expect(told(page("62%（58–66%）", "2026年9月：140 万元", "42 个单元中有九个，其中三个，四十分之一"))).toBe(1);
    expect(told(page("62%（58–66%）", "2026年9月：120 万元", "41 个单元中有九个，其中五个，三十分之一"))).toBe(1);
  });

  it("is read in every unit: shares, points, seconds, counts per 10,000, and money in tables and in prose", () => {
    const {site, verdict} = publishedIn(published, "brief.json");
    const scored = new Set(scoredByEither(site.systems));
    const toldOn = (page: string) => new Set(pages.filter(({where}) => where === page).map(({figure}) => figure));
    for (const language of ["", "/zh"]) {
      const compared = [...toldOn(`${language}/compare`)];
      for (const {id, format} of site.indicators)
        if (scored.has(id))
          expect(
            compared.some((figure) => figure.startsWith(`${id} of `)),
            `${id}, ${format}`
          ).toBe(true);
      const [planned, reported] = ["plan", "report"].map((page) => toldOn(`${language}/${page}`));
      for (const part of ["budget", "costYear", "revenueYear"])
        for (const told of [planned, reported]) expect(told, `${language} ${part}`).toContain(`plan today: ${part}`);
      expect([...reported].filter((figure) => figure.startsWith("spending in plan today")).length).toBeGreaterThan(5);
      expect([...reported].filter((figure) => / over today: (p10|p50|p90|change of)/.test(figure))).toHaveLength(8);
      const {low, high} = verdict?.stake?.customers ?? {low: null, high: null};
      const isTold = low !== null && high !== null && (low > 0 || high < 0);
      expect(toldOn(`${language}/`).has("what the better ranking points to: customers")).toBe(isTold);
    }
    expect(new Set(site.indicators.filter(({id}) => scored.has(id)).map(({format}) => format)).has("seconds")).toBe(
      true
    );
  });
});

describe("what stands in several places", () => {
  it("is one finding, one verdict and one plan wherever they are told", () => {
    const brief = publishedIn(published, "brief.json");
    const report = publishedIn(published, "report.json");
    expect(publishedIn(published, "cohorts.json").greenLight).toEqual(brief.greenLight);
    expect(publishedIn(published, "evidence.json").verdict).toEqual(brief.verdict);
    const {cards} = publishedIn(published, "evidence.json");
    const {observed} = publishedIn(published, "gaming.json");
    for (const {definition, card, gaming} of publishedIn(published, "indicator-files.json").files) {
      const {id} = definition;
      expect(card).toEqual(cards.find(({indicator}) => indicator === id) ?? null);
      expect(gaming.twins).toEqual(observed?.twins.filter(({counted, lived}) => counted === id || lived === id));
      expect(gaming.inForce).toEqual(observed?.inForce.filter(({indicator}) => indicator === id));
    }
    expect([report.appraisal?.decision, report.appraisal?.strength]).toEqual([
      brief.verdict?.decision,
      brief.verdict?.strength
    ]);
    expect(report.customers).toBe(brief.site.customers);
    const {study} = publishedIn(published, "plan.json");
    const [planned, today] = [report.budget?.scenario.id, "today"].map(
      (id) => study?.results.findIndex((one) => one.id === id) ?? -1
    );
    expect(study?.results[planned].totals).toMatchObject(report.budget?.plan ?? {});
    expect(study?.results[today].totals).toMatchObject(report.budget?.today ?? {});
    expect(study?.beats[planned][today].difference).toEqual(report.budget?.risk.npv);
    expect(study?.draws).toBe(report.budget?.risk.draws);
  });

  it("stands where this test looks, or in one place alone", () => {
    const looked =
      /^(brief\.json: (league\.units|figures|conversion|retention|greenLight|verdict)|cohorts\.json: greenLight|evidence\.json: verdict|report\.json: (figures\[\]\.(now|before)$|budget)|gaming\.json: observed\.twins\[\]\.quarters|indicators\.json: listed\[\]\.latest|indicator-files\.json: files\[\]\.(card|gaming)|plan-base\.json: nps)/;
    const places = intervalPlaces(published).filter((place) => !looked.test(place));
    // Whoever publishes an interval in a new place adds it here, or to what is looked at where another place tells the same.
    expect(places.filter((place) => !alone.includes(place))).toEqual([]);
  });

  it("is found out where it differs", () => {
    const [one] = files.filter(({value, figure}) => figure.endsWith(": value") && Math.abs(value) > 1e-3);
    expect(disagreements([one, {...one, where: "elsewhere", value: one.value * 1.00001}])).toHaveLength(1);
    expect(disagreements([one, {...one, where: "a page", value: one.value + 0.04, within: 0.05}])).toEqual([]);
    expect(numbersIn("84.8% (79.4–88.9%)").map(({value}) => Number(value.toFixed(4)))).toEqual([0.848, 0.794, 0.889]);
    expect(numbersIn("−1,234.5")).toEqual([{value: -1234.5, within: 0.05, isMoney: false}]);
    expect(numbersIn("246 s (241–251 s)").map(({value, within}) => [value, within])).toEqual([
      [246, 0.5],
      [241, 0.5],
      [251, 0.5]
    ]);
    for (const text of ["−¥1.2 million, then ¥980", "−120 万元，然后 980 元"])
      expect(numbersIn(text)).toEqual([
        {value: -1.2e6, within: 5000, isMoney: true},
        {value: 980, within: 0.5, isMoney: true}
      ]);
    const money = files.find(({figure}) => figure === "plan today: costYear");
    expect(money?.value).toBeGreaterThan(1e4);
    if (money)
      expect(
        disagreements([money, {...money, where: "a page", value: 1.02 * money.value, within: 0.005 * money.value}])
      ).toHaveLength(1);
  });
});
