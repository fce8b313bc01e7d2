import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {compareContext} from "../../../src/pages/compare/context.js";
import {compareView} from "../../../src/pages/compare/view.js";
import {stateFromSearch, type CompareState} from "../../../src/pages/compare/state.js";
import {cellsOf} from "../../../src/model/published/cells.js";
import {systemLacks} from "../../../src/model/scoring/system-lack.js";
import {pairFromSearch, pairWith} from "../../../src/scores/system-pair.js";
import {hostileName, smallCompare, smallPair, smallSystems} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const draw = (
  search: string,
  choose: ((change: Partial<CompareState>) => void) | null = null,
  language: "en" | "zh" = "en"
) =>
  compareView(
    compareContext(smallCompare, smallPair, language, document),
    stateFromSearch(search, smallCompare, smallSystems),
    choose
  );

test("the headline and both scorecards say what each system gives", () => {
  const {element} = draw("?unit=A");
  expect(element.querySelector("h1")?.textContent).toBe("Lakeside scores 90 per contact, 20 per customer.");
  expect(element.querySelector(".scorecard.legacy .big")?.textContent).toBe("90.0");
  expect(element.querySelector(".scorecard.challenger .big")?.textContent).toBe("20.0");
});

test("an indicator's row holds value, interval, n, rule, points, weight and the way to its own page", () => {
  const row = draw("?unit=A").element.querySelector(".scorecard.legacy tbody tr");
  expect(row?.textContent).toContain("89.0%");
  expect(row?.textContent).toContain("88.2–89.8%");
  expect(row?.textContent).toContain("n = 1,000");
  expect(row?.textContent).toContain("0 at 80%, 100 at 90%");
  expect(row?.textContent).toContain("90.0 × 100%");
  expect(row?.querySelector("a")?.getAttribute("href")).toBe(
    "./indicators.html?indicator=connect_rate#indicator-connect_rate"
  );
});

test("observed indicators stand apart and earn no points", () => {
  const observed = draw("?unit=A").element.querySelector(".scorecard.challenger tbody.observed");
  expect(observed?.textContent).toContain("Observed, not appraised");
  expect(observed?.querySelectorAll("th[scope=row]")).toHaveLength(2);
  expect(observed?.querySelector(".points b")).toBeNull();
});

test("a unit under the privacy floor says so, and gets no score", () => {
  const {element} = draw("?unit=D");
  expect(element.querySelector("h1")?.textContent).toBe("Quarry is too small to score.");
  const card = element.querySelector(".scorecard.challenger");
  expect(card?.querySelector(".empty")?.textContent).toContain("No score: Service NPS");
  expect(element.querySelector(".scorecard.legacy .empty")?.textContent).toBe(
    "No score: the other system can’t score this unit in this period, and the two are compared only where both can."
  );
  expect(card?.querySelector(".under-floor")?.textContent).toContain("Fewer than 10 customers");
  expect(element.querySelector(".shift")?.textContent).toContain("Too small to rank: Quarry.");
});

test("who gains, who loses and the four quarters are said in words", () => {
  const {element} = draw("");
  expect(element.querySelector(".shift-words")?.textContent).toContain("Lakeside▼ 2 places");
  expect(element.textContent).toContain("Green, but customers unhappyLakeside");
});

test("a period in which nobody can be ranked has empty states; what has figures all the same is drawn", () => {
  const {element, charts} = draw("?period=2026-08");
  expect(element.querySelectorAll(".empty").length).toBeGreaterThan(2);
  // No unit has an answer in this month, yet all have a connect rate.
  expect(charts).toHaveLength(1);
  expect(element.querySelector<HTMLOptionElement>("#choose-indicator option[selected]")?.value).toBe("connect_rate");
});

test("what can't be measured is said so, not called small", () => {
  const compare = {
    ...smallCompare,
    series: smallCompare.series.filter(({indicator}) => indicator !== "service_nps"),
    errors: {indicators: ["connect_rate"], cells: []}
  };
  const {element} = compareView(
    compareContext(compare, smallPair, "en", document),
    stateFromSearch("", compare, smallSystems),
    null
  );
  expect(element.querySelector("h1")?.textContent).toBe("Simulated operator can’t be scored yet.");
  expect(element.querySelector(".scorecard.challenger .under-floor")?.textContent).toBe(
    "Not measurable from the data that were read."
  );
});

test("without units or periods there is one plain sentence", () => {
  for (const compare of [
    {...smallCompare, units: [], series: []},
    {...smallCompare, periods: [], series: []}
  ]) {
    const {element} = compareView(
      compareContext(compare, smallPair, "en", document),
      stateFromSearch("", compare, smallSystems),
      null
    );
    expect(element.textContent).toContain("nothing to compare yet");
  }
});

test("before the page is alive nothing pretends to work", () => {
  const {element} = draw("");
  expect(element.querySelector("fieldset")?.hasAttribute("disabled")).toBe(true);
  expect(element.querySelector("#choose-indicator")?.hasAttribute("disabled")).toBe(true);
  expect(element.querySelector("a[href^='?']")).toBeNull();
});

test("every chart has its figures in a table whose units are links once alive", () => {
  const {element, charts} = draw("", () => {});
  expect(charts).toHaveLength(2);
  expect(element.querySelectorAll("details.figures")).toHaveLength(5);
  expect(element.querySelector(".shift details.figures a")?.getAttribute("href")).toMatch(/^\?unit=/);
});

test("the path, the levels and the period lead elsewhere", () => {
  const chosen: Partial<CompareState>[] = [];
  const {element} = draw("?unit=A", (change) => chosen.push(change));
  element.querySelector<HTMLElement>(".crumb")?.click();
  expect(chosen).toEqual([{unit: "Z"}]);
});

test("a name from the data is text, never HTML", () => {
  const {element} = draw("?unit=C");
  expect(element.querySelector("img")).toBeNull();
  expect(element.querySelector("h1")?.textContent).toContain(hostileName);
});

test("Chinese speaks Chinese, with full-width brackets", () => {
  const text = draw("?unit=A", null, "zh").element.textContent ?? "";
  expect(text).toContain("湖滨：按次 90 分，按户 20 分。");
  expect(text).toContain("只观测不考核");
  expect(text).not.toMatch(/[\u4e00-\u9fff] ?\(/);
});

test("the two systems are chosen from all that there are; choosing the other side's turns them round", () => {
  const chosen: Partial<CompareState>[] = [];
  const select = draw("", (change) => chosen.push(change)).element.querySelector<HTMLSelectElement>("#choose-legacy");
  expect([...(select?.options ?? select?.querySelectorAll("option") ?? [])].map(({value}) => value)).toEqual([
    "operate-the-customer",
    "reception-kpis"
  ]);
  expect(pairWith(smallSystems.settings, "legacy", "operate-the-customer")).toEqual({
    legacy: "operate-the-customer",
    challenger: "reception-kpis"
  });
  expect(pairFromSearch("?legacy=nobody&challenger=reception-kpis", smallSystems)).toEqual(smallSystems.settings);
  expect(pairFromSearch("?legacy=operate-the-customer&challenger=reception-kpis", smallSystems)).toEqual({
    legacy: "operate-the-customer",
    challenger: "reception-kpis"
  });
});

test("a system stands alone where the other scores nobody, and the other's true reason is told", () => {
  const {legacy, challenger} = smallCompare.site.systems;
  const stores = {...challenger, tiers: [{kind: "store", name: {en: "Store", zh: "门店"}}]};
  const of = (systems: typeof smallCompare.site.systems, indicators: readonly string[]) => ({
    ...smallCompare,
    site: {...smallCompare.site, systems},
    errors: {
      indicators,
      cells: [0, 1, 2, 3, 4].map((unit) => ({unit, period: 2, correlations: indicators.length > 1 ? [0.1] : []}))
    }
  });
  const compare = of({legacy, challenger: stores}, ["connect_rate", "service_nps"]);
  const alone = {
    legacy: of({legacy, challenger: legacy}, ["connect_rate"]),
    challenger: of({legacy: stores, challenger: stores}, [])
  };
  const context = compareContext(compare, {...smallPair, alone}, "en", document);
  const {element} = compareView(context, stateFromSearch("?unit=A", compare, smallSystems), null);
  expect(element.querySelector("h1")?.textContent).toBe("Lakeside scores 90 by Reception KPIs alone.");
  expect(element.querySelector(".scorecard.legacy .big")?.textContent).toBe("90.0");
  expect(element.querySelector(".scorecard.legacy")?.textContent).toContain("the other system has no score");
  expect(element.querySelector(".shift .lack")?.textContent).toBe(
    "Operate the customer doesn’t appraise city branches."
  );
  // Quarry, which has no answers, has calls.
  expect([...element.querySelectorAll(".shift .alone-first li")].map((item) => item.textContent)).toEqual([
    expect.stringContaining("Lakeside 90.0"),
    expect.stringContaining("North Gate 50.0"),
    expect.stringContaining("Quarry 50.0"),
    expect.stringContaining("20.0")
  ]);
});

test("why a system scores nobody: nothing measured, never for such units, not in this period", () => {
  const {legacy, challenger} = smallCompare.site.systems;
  const cellOf = cellsOf(smallCompare);
  const lacks = (indicator: string, period: number) =>
    systemLacks(
      smallCompare,
      cellOf,
      {...legacy, appraise: [{...legacy.appraise[0], indicator}]},
      {kind: "city", period}
    );
  expect(lacks("connect_rate", 2)).toEqual([]);
  expect(lacks("referrals", 2)).toEqual([{kind: "unmeasurable", indicators: ["referrals"]}]);
  expect(lacks("service_nps", 0)).toEqual([{kind: "period", indicators: ["service_nps"]}]);
  expect(systemLacks(smallCompare, cellOf, {...challenger, tiers: []}, {kind: "city", period: 2})).toEqual([
    {kind: "notAppraised"}
  ]);
});
