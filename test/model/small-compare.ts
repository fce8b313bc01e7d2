import type {Bilingual} from "../../src/model/published/systems.js";
import type {Compare, IndicatorSeries} from "../../src/model/published/compare.js";
import {systemFileName, type SystemList} from "../../src/model/published/system-files.js";
import type {IndicatorFacts} from "../../src/model/published/site.js";

const both = (text: string): Bilingual => ({en: text, zh: text});

/**
 * A company of four cities, two months and their year; two indicators appraised, one a system, and
 * one observed. City D's answers are under the floor, city C carries a hostile name.
 */
export const hostileName = `<img src=x onerror="alert(1)">\n\${alert(2)}`;

const indicators: IndicatorFacts[] = [
  {
    id: "connect_rate",
    name: {en: "Connect rate", zh: "接通率"},
    says: both("Calls answered."),
    format: "percent",
    better: "higher",
    account: "contact"
  },
  {
    id: "service_nps",
    name: {en: "Service NPS", zh: "服务 NPS"},
    says: both("Promoters less detractors."),
    format: "points",
    better: "higher",
    account: "answer"
  },
  {
    id: "handling_time",
    name: {en: "Average handling time", zh: "平均处理时长"},
    says: both("How long."),
    format: "seconds",
    better: "lower",
    account: "contact"
  }
];

/** Values by unit (company, A, B, C, D) for each of the three periods; null where there is no cell. */
function series(
  indicator: string,
  standardError: number,
  customers: number,
  rows: readonly (readonly (number | null)[])[]
): IndicatorSeries {
  const cells = rows.flatMap((row, unit) =>
    row.flatMap((value, period) => (value === null ? [] : [{unit, period, value}]))
  );
  return {
    indicator,
    unit: cells.map(({unit}) => unit),
    period: cells.map(({period}) => period),
    value: cells.map(({value}) => value),
    standardError: cells.map(({unit}) => (unit === 0 ? standardError / 2 : standardError)),
    customers: cells.map(({unit}) => (unit === 0 ? customers * 4 : customers)),
    designEffect: cells.map(() => 1)
  };
}

export const smallCompare: Compare = {
  site: {
    operator: {en: "Simulated operator", zh: "模拟运营商"},
    simulated: true,
    firstMonth: "2026-08",
    lastMonth: "2026-09",
    yearFrom: "2026-08",
    yearTo: "2026-09",
    customers: 4000,
    unitsByKind: [
      {kind: "company", name: {en: "Company", zh: "公司"}, units: 1},
      {kind: "city", name: {en: "City", zh: "市公司"}, units: 4}
    ],
    privacyFloor: 10,
    indicators,
    systems: {
      legacy: {
        id: "reception-kpis",
        name: {en: "Reception KPIs", zh: "客户接待指标"},
        says: both("Appraises each contact."),
        unitOfAccount: "contact",
        appraise: [
          {
            indicator: "connect_rate",
            weight: 1,
            period: "month",
            score: {rule: "linear", floor: 0.8, target: 0.9, cap: 100}
          }
        ],
        observe: ["service_nps"]
      },
      challenger: {
        id: "operate-the-customer",
        name: {en: "Operate the customer", zh: "客户运营"},
        says: both("Appraises each customer."),
        unitOfAccount: "customer",
        appraise: [
          {indicator: "service_nps", weight: 1, period: "year", score: {rule: "linear", floor: 0, target: 50, cap: 100}}
        ],
        observe: ["connect_rate", "handling_time"]
      }
    }
  },
  units: [
    {id: "Z", parent: null, name: {en: "Simulated operator", zh: "模拟运营商"}, kind: "company"},
    {id: "A", parent: "Z", name: {en: "Lakeside", zh: "湖滨"}, kind: "city"},
    {id: "B", parent: "Z", name: {en: "North Gate", zh: "北门"}, kind: "city"},
    {id: "C", parent: "Z", name: both(hostileName), kind: "city"},
    {id: "D", parent: "Z", name: {en: "Quarry", zh: "石场"}, kind: "city"}
  ],
  periods: [
    {id: "2026-08", grain: "month", from: "2026-08", to: "2026-08"},
    {id: "2026-09", grain: "month", from: "2026-09", to: "2026-09"},
    {id: "2026", grain: "year", from: "2026-08", to: "2026-09"}
  ],
  series: [
    series("connect_rate", 0.004, 1000, [
      [0.84, 0.86, 0.85],
      [0.88, 0.9, 0.89],
      [0.84, 0.86, 0.85],
      [0.81, 0.83, 0.82],
      [0.84, 0.86, 0.85]
    ]),
    series("service_nps", 2, 400, [
      [null, 24, 25],
      [null, null, 10],
      [null, null, 26],
      [null, null, 40],
      [null, null, null]
    ]),
    series("handling_time", 3, 1000, [
      [280, 270, 275],
      [240, 230, 235],
      [280, 270, 275],
      [300, 290, 295],
      [280, 270, 275]
    ])
  ],
  benchmarks: [],
  errors: {
    indicators: ["connect_rate", "service_nps"],
    cells: [0, 1, 2, 3].map((unit) => ({unit, period: 2, correlations: [0.1]}))
  }
};

/** The two systems of the comparison, each of which scores its cities. */
export const smallSystems: SystemList = {
  settings: {legacy: "reception-kpis", challenger: "operate-the-customer"},
  systems: [smallCompare.site.systems.challenger, smallCompare.site.systems.legacy].map(({id, name}, place) => ({
    id,
    name,
    file: systemFileName(place),
    tiers: [{kind: "city", grain: "year", from: "2026-08", to: "2026-09", units: 4, scored: 3, lacks: []}]
  }))
};

/** The comparison's own pair. */
export const smallPair = {list: smallSystems, pair: smallSystems.settings};
