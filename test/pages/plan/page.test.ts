import {parseHTML} from "linkedom";
import {beforeAll, describe, expect, it} from "vitest";
import {closer} from "../../../src/pages/plan/backtest.js";
import {sheetsOf, scenarioOfYaml, scenarioYaml} from "../../../src/pages/plan/files.js";
import {planContext, type PlanContext} from "../../../src/pages/plan/context.js";
import {planView} from "../../../src/pages/plan/view.js";
import type {PlanBase, Scenario} from "../../../src/model/plan/base.js";
import {fitBase} from "../../../src/model/plan/fit.js";
import type {ScenarioFault} from "../../../src/model/plan/scenario.js";
import {loadSolver} from "../../../src/model/plan/solver.js";
import {planWhole, type PlanResults} from "../../../src/model/plan/study.js";
import {planStateFromSearch, searchFromPlanState} from "../../../src/pages/plan/state.js";
import {planPage} from "../../../src/pages/plan/page.js";
import {smallBase} from "../../model/plan/small-base.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const scenario = (id: string, change: Partial<Scenario> = {}): Scenario => ({
  id,
  name: {en: id, zh: id},
  says: {en: `${id} <b>&`, zh: `${id} <b>&`},
  budget: 1,
  spend: {},
  service: {},
  floors: {nps: null, load: null},
  assume: {},
  ...change
});
const placeOf = (fault: ScenarioFault) => (fault.kind === "more" ? "more" : `${fault.where} ${fault.kind}`);
let base: PlanBase;
let results: PlanResults;
let context: PlanContext;

beforeAll(async () => {
  base = smallBase({
    scenarios: [
      scenario("today"),
      scenario("suggested", {spend: "suggest", floors: {nps: 0, load: 1}}),
      scenario("shorter", {service: {handling: -0.15}})
    ]
  });
  results = planWhole(base, await loadSolver(), 256, 1);
  const {study, facts} = results;
  const made =
    study &&
    facts &&
    planContext({
      document,
      language: "en",
      base,
      fitted: fitBase(base),
      study,
      facts,
      state: planStateFromSearch("", base).state
    });
  if (!made) throw new Error("expected a plan; found none");
  context = made;
});

describe("the plan as built", () => {
  it.each(["en", "zh"] as const)(
    "%s shows spending, fan, imbalance and total cost before any script, without a gap in its figures",
    (language) => {
      const page = planPage(base, results, language, document);
      for (const id of [
        "plan-money",
        "plan-fan",
        "plan-imbalance",
        "plan-total",
        "plan-scenarios",
        "plan-editor",
        "plan-sensitivity",
        "plan-backtest",
        "plan-seats",
        "plan-budget",
        "plan-assumed"
      ])
        expect(page).toContain(`id="${id}"`);
      const text = page.replace(/<[^>]+>/g, " ");
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(text).toContain("&lt;b&gt;&amp;");
      expect(page).not.toContain("<b>&amp;");
      if (language === "zh") expect(text).not.toMatch(/Customers|Spending|Budget/);
    }
  );

  it("says what is lacking where there is no plan", () => {
    const lacking = smallBase({
      lacks: [
        {kind: "column", column: "costs.category"},
        {kind: "months", least: 12, found: 7},
        {kind: "customers", least: 10}
      ]
    });
    const page = planPage(lacking, {study: null, facts: null}, "en", document);
    expect(page).toContain(
      "costs.category, 12 months (there are 7), 10 customers joining and 10 leaving in each month."
    );
    expect(planPage(lacking, {study: null, facts: null}, "zh", document)).toContain(
      "costs.category、满 12 个月的数据（现有 7 个月）、每月入网、离网各不少于 10 位客户。"
    );
    expect(page).not.toContain("planLive");
  });

  it("labels every control and says its unit", () => {
    const view = planView(context, () => undefined, null, {status: "", refusal: "", faults: []});
    const inputs = [...view.querySelectorAll("input, select")];
    expect(inputs.length).toBeGreaterThan(20);
    const labels = new Set([...view.querySelectorAll("label")].map((label) => label.getAttribute("for")));
    for (const input of inputs) expect(labels.has(input.id) || input.hasAttribute("aria-label"), input.id).toBe(true);
  });
});

describe("which forecast is closer", () => {
  it("is told plainly, and neither where they hardly differ", () => {
    expect(closer({error: 0.02, naiveError: 0.04})).toBe("better");
    expect(closer({error: 0.04, naiveError: 0.02})).toBe("worse");
    expect(closer({error: 0.04, naiveError: 0.041})).toBe("equal");
  });
});

describe("the address", () => {
  it("holds the choice and an own plan, and gives both back", () => {
    const own = scenario("own", {
      name: {en: "Mine", zh: "我的"},
      says: {en: "", zh: ""},
      spend: {retention: 1.5},
      service: {level: 0.7},
      assume: {margin_share: {value: 0.4, low: 0.3, high: 0.5}}
    });
    const state = {shown: ["today", "own"], focus: "own", fan: "customers" as const, own};
    expect(planStateFromSearch(searchFromPlanState(state), base).state).toEqual(state);
  });

  it("falls back where it names what isn't there, and says what is wrong with an own plan", () => {
    const {state, faults} = planStateFromSearch(
      `?plans=nowhere&focus=nobody&fan=none&own=${encodeURIComponent('{"spend":{"lottery":2},"service":{"level":2}}')}`,
      base
    );
    expect(state.own).toBeNull();
    expect(state.focus).toBe("suggested");
    expect(state.shown).toContain("today");
    expect(faults.map(placeOf)).toEqual(["spend.lottery unknown", "service.level range"]);
    expect(planStateFromSearch("?own=%7Bnot", base).faults.length).toBe(1);
  });

  it("tells 20 of many faults, and how many more there are: 50,000 unknown names, or one of a million letters", () => {
    const names = Object.fromEntries(Array.from({length: 50_000}, (_, i) => [`x${i}`, 1]));
    const {faults} = planStateFromSearch(`?own=${encodeURIComponent(JSON.stringify({...names, assume: names}))}`, base);
    expect(faults.length).toBe(21);
    expect(faults[20]).toEqual({kind: "more", count: 99_980});
    const editor = planView(context, null, null, {status: "", refusal: "", faults}).querySelector(
      "#plan-editor .failed"
    );
    expect(editor?.querySelectorAll("li").length).toBe(21);
    expect(editor?.querySelector("li:last-child")?.textContent).toBe("99,980 more.");
    const [long] = planStateFromSearch(`?own={"${"x".repeat(1_000_000)}":1}`, base).faults.map(placeOf);
    expect(long.length).toBeLessThan(100);
  });
});

describe("files", () => {
  it("go out as YAML and come back as they were", async () => {
    const own = scenario("own", {
      spend: {acquisition: 0.8, first_answer: 2},
      budget: 1.1,
      floors: {nps: 1, load: null}
    });
    const read = await scenarioOfYaml(await scenarioYaml(own), base);
    expect(read?.scenario).toEqual(own);
  });

  it("are refused with each fault by itself, and never half taken", async () => {
    const read = await scenarioOfYaml(
      "spend: {acquisition: -1}\nservice: {handlng: 0}\nassume: {margin_share: {value: 0.5, low: 0.6, high: 0.7}}\nextra: 1\n",
      base
    );
    expect(read?.scenario).toBeNull();
    expect(read?.faults.map(placeOf)).toEqual([
      "extra unknown",
      "spend.acquisition range",
      "service.handlng unknown",
      "assume.margin_share order"
    ]);
    expect(await scenarioOfYaml("a: [", base)).toBeNull();
    expect((await scenarioOfYaml("just text", base))?.faults.length).toBe(1);
  });

  it("hold formulas in a sheet that give what the page shows", () => {
    const [plan, months] = sheetsOf(context, context.focus);
    const total = plan.rows[base.levers.length + 1];
    expect(total[3]).toEqual({type: "Formula", value: `=SUM(D2:D${base.levers.length + 1})`});
    // Opening + joins − left, followed by hand through the sheet, is the closing stock of the run.
    let customers = Number(months.rows[2][1].value);
    for (let t = 0; t < 36; t++) customers += Number(months.rows[t + 2][2].value) - Number(months.rows[t + 2][3].value);
    expect(customers).toBeCloseTo(context.focus.totals.customersEnd, -1);
    const multiples = plan.rows
      .slice(1, base.levers.length + 1)
      .reduce((sum, row) => sum + Number(row[1].value) * Number(row[2].value), 0);
    expect(multiples / context.focus.spend.reduce((sum, yuan) => sum + yuan, 0)).toBeCloseTo(1, 3);
  });
});
