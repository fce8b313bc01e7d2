import {ticks} from "d3-array";
import {count, exactMoney, localized, money, moneyTicks, signedMoney} from "../../language/format.js";
import {className} from "../../language/slices.js";
import {chartLegend, lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import type {PlanContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** What a customer won and a customer kept cost and return, and where moving money between the two stops paying. */
export function imbalanceCard(context: PlanContext): HTMLElement {
  const {h, words, language, base, facts} = context;
  const own = words.imbalance;
  const {gap: space} = punctuation[language];
  const weights = base.segments.map(({customers}) => customers[customers.length - 1]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (pick: "won" | "kept") =>
    facts.values.reduce((sum, value, s) => sum + (value[pick] * weights[s]) / whole, 0);
  const costs = facts.leverCosts.map((cost, l) => ({...cost, lever: base.levers[l]}));
  const win = costs.find(({lever}) => lever.group === "win");
  const keep = costs
    .filter(({lever, yuanEach}) => lever.group !== "win" && yuanEach !== null)
    .sort((a, b) => (a.yuanEach ?? 0) - (b.yuanEach ?? 0))[0];
  const {points, best} = facts.shift;
  const origin = points.find(({moved}) => Math.abs(moved) < 1)?.npv ?? 0;
  const ends = [points[0].moved, points[points.length - 1].moved];
  const isEnd = Math.abs(best.moved) >= 0.999 * Math.abs(ends[best.moved < 0 ? 0 : 1]);
  const direction =
    Math.abs(best.moved) < 1 ? "stay" : best.moved > 0 ? (isEnd ? "allKeep" : "keep") : isEnd ? "allWin" : "win";
  return h(
    "section",
    {class: "card", id: "plan-imbalance"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, own.question))),
    h(
      "p",
      {class: "plan-said"},
      win?.yuanEach != null && keep?.yuanEach != null
        ? own.sentence({
            won: money(win.yuanEach, language),
            wonReturns: money(mean("won"), language),
            kept: money(keep.yuanEach, language),
            keptBy: localized(keep.lever.name, language),
            keptReturns: money(mean("kept"), language)
          })
        : own.noKept,
      `${space}${own.shift(money(Math.abs(best.moved), language), direction, signedMoney(best.npv - origin, language))}`
    ),
    ...valuePairs(context),
    h("h3", {}, own.shiftTitle),
    shiftChart(context, direction),
    h("p", {class: "note"}, own.note),
    segmentTable(context, weights),
    leverTable(context, costs)
  );
}

/** What a customer won and a customer kept is worth, side by side in each segment. */
function valuePairs({h, words, language, document, base, facts}: PlanContext): HTMLElement[] {
  const own = words.imbalance;
  const most = Math.max(...facts.values.flatMap(({won, kept}) => [won, kept]), 1);
  const bar = (value: number, key: string) =>
    h(
      "span",
      {class: "plan-bar"},
      h("i", {class: key, style: `width:${((100 * Math.max(0, value)) / most).toFixed(1)}%`}),
      h("b", {}, money(value, language))
    );
  return [
    chartLegend(document, [
      {className: "key-today", text: own.won},
      {className: "key-plan", text: own.kept}
    ]),
    h(
      "div",
      {class: "plan-pairs"},
      base.segments.map((segment, s) =>
        h(
          "div",
          {class: "plan-pair"},
          h("span", {}, className(language, "segment", segment)),
          h("span", {}, bar(facts.values[s].won, "key-today"), bar(facts.values[s].kept, "key-plan"))
        )
      )
    )
  ];
}

/** What moving money from the one to the other gains, against today. */
function shiftChart({words, language, document, facts}: PlanContext, direction: string): HTMLElement {
  const own = words.imbalance;
  const {points, best} = facts.shift;
  const origin = points.find(({moved}) => Math.abs(moved) < 1)?.npv ?? 0;
  const curve = points.map(({moved, npv}) => ({moved, gain: npv - origin}));
  const domain = roomy(curve.map(({gain}) => gain));
  const ends: [number, number] = [curve[0].moved, curve[curve.length - 1].moved];
  return lineChart({
    document,
    label: own.shiftTitle,
    x: {
      domain: ends,
      ticks: [ends[0], 0, ends[1]].map((at) => ({at, text: Math.abs(at) < 1 ? "0" : signedMoney(at, language)})),
      title: own.shiftX
    },
    y: {
      domain,
      title: own.shiftY,
      ticks: moneyTicks(ticks(domain[0], domain[1], 4), language, signedMoney)
    },
    lines: [{className: "key-plan", points: curve.map(({moved, gain}) => [moved, gain] as const)}],
    marks: [
      {className: "key-today", x: 0, y: 0, text: own.now},
      ...(direction === "stay"
        ? []
        : [{className: "key-plan", x: best.moved, y: best.npv - origin, text: own.shiftMark}])
    ],
    tips: curve.map(({moved, gain}) => ({
      x: moved,
      tip: {
        title: own.shiftTitle,
        rows: [
          [own.shiftX, signedMoney(moved, language)],
          [own.shiftY, signedMoney(gain, language)]
        ]
      }
    }))
  });
}

function segmentTable({words, language, document, base, facts}: PlanContext, weights: readonly number[]): HTMLElement {
  const own = words.imbalance;
  return figuresTable(
    facts.values.map((value, s) => ({
      ...value,
      name: className(language, "segment", base.segments[s]),
      customers: weights[s]
    })),
    {
      document,
      summary: own.table,
      caption: own.table,
      columns: [
        {name: own.segment, text: ({name}) => name},
        {name: words.fan.series.customers, text: ({customers}) => count(customers, language), number: true},
        {name: own.won, text: ({won}) => money(won, language), number: true},
        {name: own.kept, text: ({kept}) => money(kept, language), number: true}
      ]
    }
  );
}

function leverTable(
  {words, language, document}: PlanContext,
  costs: readonly (Omit<PlanContext["facts"]["leverCosts"][number], "lever"> & {
    readonly lever: PlanContext["base"]["levers"][number];
  })[]
): HTMLElement {
  const own = words.imbalance;
  return figuresTable(costs, {
    document,
    summary: own.byLever,
    caption: own.byLever,
    columns: [
      {name: words.money.lever, text: ({lever}) => localized(lever.name, language)},
      {name: own.customers, text: ({gained}) => count(gained, language), number: true},
      {
        name: own.each,
        text: ({yuanEach}) => (yuanEach === null ? own.none : money(yuanEach, language)),
        number: true
      },
      {name: words.money.returns, text: ({returns}) => exactMoney(returns, language, 2), number: true}
    ]
  });
}
