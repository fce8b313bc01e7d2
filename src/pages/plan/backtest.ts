import {ticks} from "d3";
import type {BacktestLine} from "../../model/plan/backtest.js";
import {count, money, monthLong, monthShort, percent} from "../../language/format.js";
import {curveChart, roomy} from "./curve.js";
import {figuresTable} from "../../elements/figures-table.js";
import type {PlanContext} from "./context.js";

/** Which forecast came closer; neither where they differ by under a tenth of the larger error. */
export function closer({error, naiveError}: Pick<BacktestLine, "error" | "naiveError">): "better" | "worse" | "equal" {
  if (Math.abs(error - naiveError) <= 0.1 * Math.max(error, naiveError)) return "equal";
  return error < naiveError ? "better" : "worse";
}

/** The last year foretold from the years before it, beside the naive forecast, whoever wins. */
export function backtestCard({h, words, language, document, facts}: PlanContext): HTMLElement {
  const own = words.backtest;
  const lines = facts.backtest;
  if (!lines)
    return h(
      "section",
      {class: "card", id: "plan-backtest"},
      h("h2", {}, own.title),
      h("p", {class: "empty"}, own.none)
    );
  const {months} = lines[0];
  const names = (which: "better" | "worse" | "equal") =>
    lines.filter((line) => closer(line) === which).map(({measure}) => own.measure[measure]);
  const left = lines.find(({measure}) => measure === "left") ?? lines[0];
  const domain = roomy([...left.actual, ...left.low, ...left.high, ...left.naive]);
  const verdicts = {better: own.better, worse: own.worse, equal: own.equal};
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
        h(
          "p",
          {class: "question"},
          own.question(monthLong(months[0], language), monthLong(months[months.length - 1], language))
        )
      )
    ),
    h("p", {class: "plan-said"}, own.sentence(names("better"), names("equal"), names("worse"))),
    curveChart({
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
        ticks: ticks(domain[0], domain[1], 4).map((at) => ({at, text: count(at, language)}))
      },
      bands: [{className: "key-plan", points: left.low.map((low, t) => [t, low, left.high[t]] as const)}],
      lines: [
        {className: "key-plan", points: left.forecast.map((value, t) => [t, value] as const)},
        {className: "key-naive", points: left.naive.map((value, t) => [t, value] as const)},
        {className: "key-actual", points: left.actual.map((value, t) => [t, value] as const)}
      ],
      tips: months.map((month, t) => ({
        x: t,
        tip: {
          title: monthLong(month, language),
          rows: [
            [own.actual, count(left.actual[t], language)],
            [
              own.forecast,
              `${count(left.forecast[t], language)} (${count(left.low[t], language)}–${count(left.high[t], language)})`
            ],
            [verdicts.worse, count(left.naive[t], language)]
          ]
        }
      })),
      legend: [
        {className: "key-actual", text: own.actual},
        {className: "key-plan", text: own.forecast},
        {className: "key-naive", text: verdicts.worse}
      ]
    }),
    h(
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
            [own.model, own.naive, own.inside, own.verdict].map((name) =>
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
              h("td", {class: "number"}, percent(line.error, language, 2)),
              h("td", {class: "number"}, percent(line.naiveError, language, 2)),
              h("td", {class: "number"}, own.insideOf(line.inside, line.months.length)),
              h("td", {class: "number"}, verdicts[closer(line)])
            )
          )
        )
      )
    ),
    h("p", {class: "note"}, own.note),
    figuresTable(
      months.map((month, t) => ({month, t})),
      {
        document,
        summary: own.table,
        caption: own.title,
        columns: [
          {name: words.fan.month, text: ({month}) => monthShort(month, language)},
          ...lines.flatMap(({measure, actual, forecast}) => {
            const text = (value: number) =>
              measure === "revenue" || measure === "cost" ? money(value, language) : count(value, language);
            return [
              {name: own.measure[measure], text: ({t}: {readonly t: number}) => text(actual[t]), number: true},
              {
                name: `${own.measure[measure]}: ${own.forecast.split(/[,，]/)[0]}`,
                text: ({t}: {readonly t: number}) => text(forecast[t]),
                number: true
              }
            ];
          })
        ]
      }
    )
  );
}
