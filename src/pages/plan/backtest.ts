import {ticks} from "d3-array";
import type {BacktestLine, BacktestYear} from "../../model/plan/backtest.js";
import {count, decimal, money, monthLong, monthShort, percent, ticksApart} from "../../language/format.js";
import {intervalText} from "../../language/intervals.js";
import {lineChart, roomy} from "../../charts/line-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import type {PlanContext} from "./context.js";

type Backtest = NonNullable<PlanContext["facts"]["backtest"]>;

/** Which forecast came closer; neither where they differ by under a tenth of the larger error. */
export function closer({error, naiveError}: Pick<BacktestLine, "error" | "naiveError">): "better" | "worse" | "equal" {
  if (Math.abs(error - naiveError) <= 0.1 * Math.max(error, naiveError)) return "equal";
  return error < naiveError ? "better" : "worse";
}

/** The fan drawn again from every month that the history allows, and how much of what came fell inside. */
export function backtestCard(context: PlanContext): HTMLElement {
  const {h, words, language, facts} = context;
  const own = words.backtest;
  const found = facts.backtest;
  if (!found)
    return h(
      "section",
      {class: "card", id: "plan-backtest"},
      h("h2", {}, own.title),
      h("p", {class: "empty"}, own.none)
    );
  const {lines, months} = found;
  const names = (which: "better" | "worse" | "equal") =>
    lines.filter((line) => closer(line) === which).map(({measure}) => own.measure[measure]);
  return h(
    "section",
    {class: "card", id: "plan-backtest"},
    h(
      "div",
      {class: "card-head"},
      h(
        "div",
        {},
        h("h2", {}, own.title),
        h("p", {class: "question"}, own.question(monthLong(found.first, language), monthLong(found.last, language)))
      )
    ),
    h("p", {class: "plan-said"}, heldText(context, found)),
    insideTable(context, lines),
    h("p", {class: "note"}, own.limits(Math.max(...lines.map(({years}) => years.length)))),
    h("h3", {}, own.lastYear(monthLong(months[0], language), monthLong(months[months.length - 1], language))),
    lastYearChart(context, months, lines.find(({measure}) => measure === "left") ?? lines[0]),
    h("p", {class: "plan-said"}, own.sentence(names("better"), names("equal"), names("worse"))),
    h("p", {class: "note"}, own.note),
    lastYearTable(context, found)
  );
}

/** How many forecasts held of all, against those that should have, and which bands are too narrow or too wide. */
function heldText({words, language}: PlanContext, {fans, lines}: Backtest): string {
  const own = words.backtest;
  const years = lines.flatMap(({measure, years: all}) => all.map((year) => ({measure, ...year})));
  const off = (kind: BacktestYear["kind"]) =>
    years.filter((year) => year.kind === kind).map(({measure, year}) => own.inYear(own.measure[measure], year));
  const total = (of: "inside" | "forecasts" | "expected") =>
    count(
      years.reduce((sum, year) => sum + year[of], 0),
      language
    );
  return own.held({
    fans: count(fans, language),
    inside: total("inside"),
    forecasts: total("forecasts"),
    expected: total("expected"),
    narrow: off("narrow"),
    wide: off("wide")
  });
}

/** What came and what was forecast in the last year, month by month. */
function lastYearTable({words, language, document}: PlanContext, {lines, months}: Backtest): HTMLElement {
  const own = words.backtest;
  return figuresTable(
    months.map((month, t) => ({month, t})),
    {
      document,
      summary: own.table,
      caption: own.title,
      columns: [
        {name: words.fan.month, text: ({month}) => monthShort(month, language)},
        ...lines.flatMap(({measure, actual, forecast, low, high}) => {
          const text = (value: number) =>
            measure === "revenue" || measure === "cost" ? money(value, language) : count(value, language);
          return [
            {name: own.measure[measure], text: ({t}: {readonly t: number}) => text(actual[t]), number: true},
            {
              name: `${own.measure[measure]}: P50 (P10–P90)`,
              text: ({t}: {readonly t: number}) =>
                intervalText({value: forecast[t], low: low[t], high: high[t]}, text, language),
              number: true
            }
          ];
        })
      ]
    }
  );
}

/** Measure by measure: how many fell inside by year ahead, beside what is expected, and the errors. */
function insideTable({h, words, language}: PlanContext, lines: readonly BacktestLine[]): HTMLElement {
  const own = words.backtest;
  const years = lines[0].years.map(({year}) => year);
  const cell = ({forecasts, inside, expected, low, high, kind}: BacktestYear) =>
    h(
      "td",
      {class: kind === "fits" ? "number" : "number plan-off"},
      own.insideOf(count(inside, language), count(forecasts, language)),
      h("small", {}, own.fair(decimal(expected, language, 0), count(low, language), count(high, language)))
    );
  const verdicts = {better: own.better, worse: own.worse, equal: own.equal};
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": own.title},
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, words.scenarios.measure),
          [...years.map(own.inside), own.model, own.naive, own.verdict].map((name) =>
            h("th", {scope: "col", class: "number"}, name)
          )
        )
      ),
      h(
        "tbody",
        {},
        lines.map((line) =>
          h(
            "tr",
            {},
            h("th", {scope: "row"}, own.measure[line.measure]),
            line.years.map(cell),
            h("td", {class: "number"}, percent(line.error, language, 2)),
            h("td", {class: "number"}, percent(line.naiveError, language, 2)),
            h("td", {class: "number"}, verdicts[closer(line)])
          )
        )
      )
    )
  );
}

/** Customers leaving in the last year, and the fan as it would have been drawn before it. */
function lastYearChart(
  {words, language, document}: PlanContext,
  months: readonly string[],
  {actual, forecast, low, high, naive}: BacktestLine
): HTMLElement {
  const own = words.backtest;
  const domain = roomy([...actual, ...low, ...high, ...naive]);
  const points = (values: readonly number[]) => values.map((value, t) => [t, value] as const);
  return lineChart({
    document,
    label: own.chart,
    x: {
      domain: [0, months.length - 1],
      ticks: [0, Math.floor((months.length - 1) / 2), months.length - 1].map((at) => ({
        at,
        text: monthShort(months[at], language)
      }))
    },
    y: {
      domain,
      title: own.chart,
      ticks: ticksApart(ticks(domain[0], domain[1], 4), (at, digits) => decimal(at, language, digits))
    },
    bands: [{className: "key-plan", points: low.map((value, t) => [t, value, high[t]] as const)}],
    lines: [
      {className: "key-plan", points: points(forecast)},
      {className: "key-naive", points: points(naive)},
      {className: "key-actual", points: points(actual)}
    ],
    tips: months.map((month, t) => ({
      x: t,
      tip: {
        title: monthLong(month, language),
        rows: [
          [own.actual, count(actual[t], language)],
          [
            own.forecast,
            intervalText({value: forecast[t], low: low[t], high: high[t]}, (one) => count(one, language), language)
          ],
          [own.worse, count(naive[t], language)]
        ]
      }
    })),
    legend: [
      {className: "key-actual", text: own.actual},
      {className: "key-plan", text: own.forecast},
      {className: "key-naive", text: own.worse}
    ]
  });
}
