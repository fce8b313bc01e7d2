import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {trustPage} from "../../../src/pages/trust/page.js";
import {readCalibrationPlan} from "../../../loaders/publish/read-calibration-plan.js";
import type {Calibration} from "../../../src/model/published/calibration.js";
import type {Trust} from "../../../src/model/published/trust.js";
import {smallCompare} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const {site} = smallCompare;
const calibration: Calibration = {
  date: "2026-11-22",
  version: "0.1.0 abc",
  plan: "2026-11-20",
  moments: {
    cities: 14,
    units: 42,
    quarters: 8,
    null: {better: 40, worse: 38, equal: 400, undecided: 1522},
    power: [{difference: 0.61, verdicts: {better: 393, worse: 0, equal: 0, undecided: 7}}]
  },
  chain: [
    {
      world: "null",
      customers: 14_000,
      months: 30,
      verdicts: {better: 2, worse: 1, equal: 0, undecided: 37},
      difference: 0.02,
      gaming: null
    },
    {
      world: "nps_gamed",
      customers: 20_000,
      months: 30,
      verdicts: {better: 0, worse: 0, equal: 0, undecided: 2},
      difference: -0.07,
      gaming: {now: {legacy: 0, challenger: 2}, before: {legacy: 0, challenger: 0}},
      run: {date: "2026-11-21", version: "0.1.0 old"}
    }
  ],
  detection: [
    {
      world: "gamed",
      operators: 5,
      customers: 40_000,
      gaming: 110,
      found: 80,
      foundWrongly: 1,
      units: 210,
      quickHonest: 5,
      quickHonestFound: 0
    },
    {
      world: "honest",
      operators: 5,
      customers: 40_000,
      gaming: 0,
      found: 0,
      foundWrongly: 0,
      units: 210,
      quickHonest: 70,
      quickHonestFound: 0
    }
  ],
  planted: [{behaviour: "split_contacts", dose: 0.5, planted: 10, found: 0, foundElsewhere: 0, anyTrace: 2}]
};
const trust: Trust = {
  site,
  calibration,
  plan: {...readCalibrationPlan(), fixedOn: "2026-11-20"},
  version: "0.1.0 abc",
  behaviours: [{id: "split_contacts", name: {en: "Split <contacts>", zh: "拆单"}}],
  corrections: [
    {
      title: {en: "Counted <twice>", zh: "重复计数"},
      found: {en: "One was taken for two.", zh: "一个当成两个。"},
      figures: [
        {
          what: {en: "Share", zh: "占比"},
          before: {en: "4% [1, 7]", zh: "4%［1, 7］"},
          after: {en: "2% [0, 4]", zh: "2%［0, 4］"}
        }
      ],
      held: {en: "a vector.", zh: "有算例。"}
    }
  ]
};

describe("the page of trust", () => {
  it("says what was run, in both languages, and no round number that wasn't", () => {
    const en = trustPage(trust, "en", document);
    for (const part of [
      "78 false alarms in 2,000",
      "3 in 40",
      "1,872 to 1,926",
      "80 of 110",
      "of 310 other units",
      "0 of 75",
      "0 of 10",
      "2026-11-22",
      "challenger 2; first year: 0 and 0",
      "New system gamed: 20,000 customers, 30 months (earlier code)",
      "equal (true difference +0.16, close to the margin)",
      "right 0 of 2, undecided 2, wrong 0",
      "too few to say: 2 of 20 planned",
      "not run",
      "Some of it was run with earlier versions of the code than this site was made with (0.1.0 abc)",
      // Which code ran what, with its answers: a part that was run with earlier code stands apart from this site's.
      "This site’s code, 0.1.0 abc, run on 2026-11-22 by the plan of 2026-11-20</h3>",
      "Drawn at the level of figures, nothing to find</th><td>2,000</td><td>400</td><td>1,522</td><td>78</td>",
      "Earlier code, 0.1.0 old, run on 2026-11-21 before there was a plan</h3>",
      "Whole chain, “New system gamed”, 20,000 customers, 30 months</th><td>2</td><td>0</td><td>2</td><td>0</td>",
      "±0.20) were fixed on 2026-11-20",
      "had its sizes chosen freely"
    ])
      expect(en).toContain(part);
    expect(en).not.toContain("200 small");
    const zh = trustPage(trust, "zh", document);
    for (const part of [
      "误报 78 次",
      "误报 3 次",
      "找出 80 个",
      "拆单",
      "2 家中说对 0 家、未定 2 家、说错 0 家",
      "30 个月（旧程序）",
      "未跑"
    ])
      expect(zh).toContain(part);
    expect(zh).toContain(`lang="zh-CN"`);
  });

  it("says what an audit found, with the figures before and after, and nothing where nothing was", () => {
    const en = trustPage(trust, "en", document);
    const parts = [
      "What an audit found",
      "Counted &lt;twice&gt;",
      "One was taken for two.",
      "4% [1, 7]",
      "2% [0, 4]",
      "a vector."
    ];
    expect(parts.map((part) => en.indexOf(part))).toEqual(parts.map((part) => en.indexOf(part)).sort((a, b) => a - b));
    for (const part of parts) expect(en).toContain(part);
    const zh = trustPage(trust, "zh", document);
    for (const part of ["核查发现了什么", "重复计数", "4%［1, 7］", "有算例。"]) expect(zh).toContain(part);
    expect(trustPage({...trust, corrections: []}, "en", document)).not.toContain(`id="corrections"`);
    expect(trustPage({...trust, calibration: null}, "en", document)).toContain(`id="corrections"`);
  });
});

describe("what the page of trust leaves out, and what it doesn’t", () => {
  it("takes names as text", () => {
    expect(trustPage(trust, "en", document)).toContain("Split &lt;contacts&gt;");
  });

  it("says so where nothing was kept, and leaves out what wasn't run", () => {
    expect(trustPage({...trust, calibration: null}, "en", document)).toContain("npm run calibrate");
    const half = trustPage(
      {...trust, calibration: {...calibration, chain: [], detection: [], planted: []}},
      "en",
      document
    );
    expect(half).toContain("78 false alarms");
    for (const id of ["detection", "planted"]) expect(half).not.toContain(`id="${id}"`);
    // Six worlds, two of them at two sizes: nothing said and no traces.
    expect(half.match(/<td>not run<\/td>/g)).toHaveLength(16);
    expect(half).not.toContain("had its sizes chosen freely");
  });

  it("shows every size that was run, the one that failed too", () => {
    const level = (customers: number, worse: number) => ({
      world: "reversed",
      customers,
      months: 30,
      verdicts: {better: 0, worse, equal: 0, undecided: 5 - worse},
      difference: -0.2,
      gaming: null
    });
    const en = trustPage(
      {...trust, calibration: {...calibration, chain: [level(60_000, 5), level(20_000, 3)]}},
      "en",
      document
    );
    const [small, large] = ["20,000", "60,000"].map((size) => en.indexOf(`Reversed: ${size} customers`));
    expect(small).toBeGreaterThan(0);
    expect(large).toBeGreaterThan(small);
    expect(en).toContain("right 3 of 5, undecided 2, wrong 0");
    expect(en).toContain("right 5 of 5, undecided 0, wrong 0");
  });

  it("says that all of it is older where the code has changed since", () => {
    const en = trustPage({...trust, version: "0.1.0 now"}, "en", document);
    expect(en).toContain("All of it was run with earlier versions");
    expect(en).toContain("Nothing to find: 14,000 customers, 30 months (earlier code)");
  });
});
